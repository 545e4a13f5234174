import type { APIRoute } from 'astro';
import { languageAt, withBase } from '../site.ts';
import type { Language } from '../site.ts';
import { words } from '../words.ts';
import { readRedirects } from './redirect-list.ts';

/** The page at an old address (redirects.ts). */
export const GET: APIRoute = ({ url, site }) => {
  const { to } = readRedirects().find(
    ({ from }) => `${withBase(from)}index.html` === url.pathname,
  )!;
  return new Response(redirectPage(withBase(to), languageAt(withBase(to)), site), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
};

/** The same on all of these pages, so that the policy needs a single hash. */
const follow =
  "{ const link = document.querySelector('a'); location.replace(link.hash ? link.href : link.href + location.hash); }";

/**
 * @param target the new address, with the base path
 * @param lang the language of the page there
 * @param site the URL of the site
 * @returns a page that redirects at once. With JavaScript it keeps the hash, unless the new address has its
 *   own.
 */
export function redirectPage(target: string, lang: Language, site: URL | undefined): string {
  const said = words[lang];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${said['moved.page']}</title>
<link rel="canonical" href="${new URL(target, site).href}">
<link rel="icon" href="${withBase('/favicon.svg')}">
<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>
</head>
<body>
<main>
<h1>${said['moved.page']}</h1>
<p>${said['moved.address']} <a href="${target}">${target}</a></p>
</main>
<script>${follow}</script>
</body>
</html>
`;
}
