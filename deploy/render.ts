import type { Redirect } from '../src/redirects.ts';
import { headerTable, type Rules } from './headers.ts';
import { headersFile, netlifyRedirectsFile, redirectsFile } from './network-hosts.ts';
import { nginxFile } from './nginx.ts';

/** File contents by name. */
export type Files = Record<string, string>;

/**
 * @param basePath the base path: `/`, `/guide/`
 * @param redirects the moved pages and headings
 * @returns the files for the published folder, and those for hosts that keep their configuration elsewhere
 */
export function hostFiles(
  basePath: string,
  redirects: Redirect[],
): { published: Files; beside: Files } {
  const below = (address: string) => basePath.replace(/\/$/, '') + address;
  const rules: Rules = {
    ...headerTable,
    caching: headerTable.caching.map(({ path, value }) => ({ path: below(path), value })),
    folder: basePath,
    redirects: redirects
      .filter(({ from }) => !from.includes('#'))
      .map(({ from, to }) => ({ from: below(from), to: below(to) })),
    notFound: ['/en/', '/'].map((folder) => ({
      folder: below(folder),
      page: below(`${folder}404.html`),
    })),
  };
  return {
    published: { _headers: headersFile(rules), _redirects: redirectsFile(rules) },
    beside: { 'nginx.conf': nginxFile(rules), 'netlify/_redirects': netlifyRedirectsFile(rules) },
  };
}
