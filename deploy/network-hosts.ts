import type { Redirect } from '../src/redirects.ts';
import { withBase } from '../src/site.ts';
import { headerTable, textTypes } from './headers.ts';

/**
 * @returns `_headers` for Cloudflare Pages and Netlify. Both merge the values if two blocks set the same
 *   header, so the catch-all block has no `Cache-Control`; their default, `public, max-age=0,
 *   must-revalidate`, has the same effect as `no-cache`.
 */
export function headersFile(base: string): string {
  const { everywhere, caching } = headerTable;
  return lines([
    '/*',
    ...Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`),
    ...caching.flatMap(({ path, value }) => [withBase(path, base), `  Cache-Control: ${value}`]),
    ...Object.entries(textTypes).flatMap(([ending, type]) => [
      `${base}*.${ending}`,
      `  Content-Type: ${type}`,
    ]),
  ]);
}

/** @returns `_redirects`, in the form that Cloudflare Pages and Netlify both read. */
export function redirectsFile(moved: Redirect[]): string {
  return lines(moved.map(({ from, to }) => `${from} ${to} 301`));
}

/**
 * @returns `_redirects` for Netlify: `!` redirects even where the build left a page, and 404 sets a folder's
 *   404 page. Cloudflare Pages supports neither.
 */
export function netlifyRedirectsFile(base: string, moved: Redirect[]): string {
  return lines([
    ...moved.map(({ from, to }) => `${from} ${to} 301!`),
    `${base}en/* ${base}en/404.html 404`,
    `${base}* ${base}404.html 404`,
  ]);
}

function lines(list: string[]): string {
  return list.map((line) => `${line}\n`).join('');
}
