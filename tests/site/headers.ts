import { headerTable } from '../../deploy/headers.ts';
import { readRedirects } from '../../src/redirects.ts';
import { filesIn } from '../../src/files.ts';
import { builds } from '../builds.ts';

export const page = '/guides/cancel/';
/** Redirects of whole pages. */
export const moved = readRedirects().filter(({ from }) => !from.includes('#'));
/** One file of each kind that has a hash in its name, and the same one in both builds. */
export const hashed = ['_astro/late.', 'pagefind/zh-CN/fragment/', 'pagefind/en/index/'].map(
  (folder) => `/${filesIn(builds.root.folder).find((file) => file.startsWith(folder))!}`,
);

/** @returns the expected headers, in lower case, for a path relative to the site's root. */
export function promised(url: string): Record<string, string> {
  const row = headerTable.caching.find(({ path }) =>
    path.endsWith('*') ? url.startsWith(path.slice(0, -1)) : url === path,
  );
  const cache = { 'Cache-Control': row?.value ?? headerTable.otherwise };
  return Object.fromEntries(new Headers({ ...headerTable.everywhere, ...cache }));
}
