import type { Redirect } from '../src/publish/redirect-list.ts';
import { caddyFile } from './caddy.ts';
import { headerPolicy, headerTable, type HeaderTable } from './headers.ts';
import { headersFile, netlifyRedirectsFile, redirectsFile } from './network-hosts.ts';
import { nginxFile } from './nginx.ts';

/** What the hosts' files are made from. */
export interface PublishedSite {
  /** What the Content-Security-Policies of all pages allow. */
  policy: string;
  /** The path that the site is served under: `/`, `/guide/`. */
  basePath: string;
  /** The addresses that have moved. */
  redirects: Redirect[];
}

/** The same, made ready: every address below the base path. */
export interface Rules extends HeaderTable {
  /** The site's root: `/`, `/guide/`. */
  folder: string;
  /** Addresses that have moved as a whole: a server never sees what is after `#`. */
  redirects: Redirect[];
  /** Pages for addresses that are not there, each for a folder; the root's last. */
  notFound: { folder: string; page: string }[];
}

/** The texts of files by name. */
export type Files = Record<string, string>;

/**
 * @param site what the build made
 * @param table the headers; the site's own by default
 * @returns what stands in the published folder, and what stands beside it for servers and hosts that want
 *   their own
 */
export function hostFiles(
  { policy, basePath, redirects }: PublishedSite,
  table = headerTable,
): { published: Files; beside: Files } {
  const below = (address: string) => basePath.replace(/\/$/, '') + address;
  const rules: Rules = {
    everywhere: { ...table.everywhere, 'Content-Security-Policy': headerPolicy(policy) },
    caching: table.caching.map(({ path, value }) => ({ path: below(path), value })),
    otherwise: table.otherwise,
    folder: basePath,
    types: table.types,
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
    beside: {
      'nginx.conf': nginxFile(rules),
      Caddyfile: caddyFile(rules),
      'netlify/_redirects': netlifyRedirectsFile(rules),
    },
  };
}
