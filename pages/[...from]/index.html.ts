import type { APIRoute } from 'astro';
import { localeOfPath, withBase } from '../../src/site.ts';
import type { Language } from '../../src/site.ts';
import { uiText } from '../../src/i18n.ts';
import { readRedirects } from '../../src/redirects.ts';

/** Moved pages. (Moved headings: src/markdown/heading-ids.ts.) */
export const getStaticPaths = () =>
  readRedirects()
    .filter(({ from }) => !from.includes('#'))
    .map(({ from, to }) => ({ params: { from: from.slice(1, -1) }, props: { to: withBase(to) } }));

/**
 * The page at an old address. Astro's own redirects omit the base path and lose the hash. An endpoint rather
 * than a page, to keep it out of the site map.
 */
export const GET: APIRoute<{ to: string }> = ({ props: { to }, site }) =>
  new Response(redirectPage(to, localeOfPath(to), site), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });

/** Reads the target from the link, so that the script, and its hash, is the same on all of these pages. */
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
  const labels = uiText[lang];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${labels['moved.page']}</title>
<link rel="canonical" href="${new URL(target, site).href}">
<link rel="icon" href="${withBase('/favicon.svg')}">
<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>
</head>
<body>
<main>
<h1>${labels['moved.page']}</h1>
<p>${labels['moved.address']} <a href="${target}">${target}</a></p>
</main>
<script>${follow}</script>
</body>
</html>
`;
}
