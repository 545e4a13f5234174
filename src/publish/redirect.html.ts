import type { APIRoute } from 'astro';
import { withBase } from '../site.ts';
import { readRedirects } from './redirect-list.ts';

/** The page left behind at an address that has moved (redirects.ts). */
export const GET: APIRoute = ({ url, site }) => {
  const { to } = readRedirects().find(
    ({ from }) => `${withBase(from)}index.html` === url.pathname,
  )!;
  return new Response(redirectPage(withBase(to), site), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
};

/** The same in each of these pages, so that the site's policy names it once. */
const follow =
  "{ const link = document.querySelector('a'); location.replace(link.hash ? link.href : link.href + location.hash); }";

/**
 * @param target the new address, below the base path
 * @param site where the site is served
 * @returns a page that leads there: at once, without JavaScript too, and with it keeping the part of the
 *   address after `#`, unless the new address has its own
 */
export function redirectPage(target: string, site: URL | undefined): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>这一页搬到了 ${target}</title>
<link rel="canonical" href="${new URL(target, site).href}">
<link rel="icon" href="${withBase('/favicon.svg')}">
<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>
</head>
<body>
<main>
<h1>这一页搬了</h1>
<p><a href="${target}">到新的地址：${target}</a></p>
</main>
<script>${follow}</script>
</body>
</html>
`;
}
