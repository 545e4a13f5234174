import type { APIRoute } from 'astro';
import { withBase } from '../site.ts';
import { readRedirects } from './redirect-list.ts';

/** The page left behind at an address that has moved. It works without JavaScript; with it, it keeps the hash. */
export const GET: APIRoute = ({ url, site }) => {
  const { to } = readRedirects().find(
    ({ from }) => `${withBase(from)}index.html` === url.pathname,
  )!;
  const target = withBase(to);
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>这一页搬到了 ${to}</title>
<link rel="canonical" href="${new URL(target, site).href}">
<link rel="icon" href="${withBase('/favicon.svg')}">
<script>location.replace('${target}'${target.includes('#') ? '' : ' + location.hash'})</script>
<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>
</head>
<body>
<main>
<h1>这一页搬了</h1>
<p><a href="${target}">到新的地址：${to}</a></p>
</main>
</body>
</html>
`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
