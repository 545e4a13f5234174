import { textTypes, type Rules } from './headers.ts';

/**
 * @returns `_headers` for Cloudflare Pages and Netlify. Both merge the values if two blocks set the same
 *   header, so the catch-all block has no `Cache-Control`; their default, `public, max-age=0,
 *   must-revalidate`, has the same effect as `no-cache`.
 */
export function headersFile({ everywhere, caching, types, folder }: Rules): string {
  const everything = Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`);
  const kept = caching.flatMap(({ path, value }) => [path, `  Cache-Control: ${value}`]);
  const texts = Object.entries(textTypes(types)).flatMap(([ending, type]) => [
    `${folder}*.${ending}`,
    `  Content-Type: ${type}`,
  ]);
  return lines(['/*', ...everything, ...kept, ...texts]);
}

/** @returns `_redirects`, in the form that Cloudflare Pages and Netlify both read. */
export function redirectsFile({ redirects }: Rules): string {
  return lines(redirects.map(({ from, to }) => `${from} ${to} 301`));
}

/**
 * @returns `_redirects` for Netlify: `!` redirects even where the build left a page, and 404 sets a folder's
 *   404 page. Cloudflare Pages supports neither.
 */
export function netlifyRedirectsFile({ redirects, notFound }: Rules): string {
  return lines([
    ...redirects.map(({ from, to }) => `${from} ${to} 301!`),
    ...notFound.map(({ folder, page }) => `${folder}* ${page} 404`),
  ]);
}

function lines(list: string[]): string {
  return list.map((line) => `${line}\n`).join('');
}
