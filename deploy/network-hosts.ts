import { textTypes, type Rules } from './headers.ts';

/**
 * @returns `_headers`, for Cloudflare Pages and Netlify. Both join the values of one header that two of its
 *   blocks set, so the block for everything has no `Cache-Control`: both send
 *   `public, max-age=0, must-revalidate` of themselves, which asks of a browser what `no-cache` does.
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
 * @returns `_redirects` for Netlify alone: `!` makes it redirect where the build left a page too, and 404
 *   names the page for wrong addresses in a folder. Cloudflare Pages knows neither.
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
