import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headersFile, netlifyRedirectsFile, redirectsFile } from '../../deploy/network-hosts.ts';
import { nginxFile } from '../../deploy/nginx.ts';
import { readRedirects } from '../redirects.ts';
import { basePath, withBase } from '../site.ts';

/**
 * Writes host configuration (deploy/README.md): into the published folder for hosts that read it there, and
 * into `dist-hosts` beside it for the others.
 */
export function writeHostFiles(folder: string): void {
  const published = path.resolve(folder);
  const beside = `${published}-hosts`;
  // Without moved headings, because servers never see a hash.
  const moved = readRedirects()
    .filter(({ from }) => !from.includes('#'))
    .map(({ from, to }) => ({ from: withBase(from), to: withBase(to) }));
  mkdirSync(`${beside}/netlify`, { recursive: true });
  writeFileSync(`${published}/_headers`, headersFile(basePath));
  writeFileSync(`${published}/_redirects`, redirectsFile(moved));
  writeFileSync(`${beside}/nginx.conf`, nginxFile(basePath, moved));
  writeFileSync(`${beside}/netlify/_redirects`, netlifyRedirectsFile(basePath, moved));
  // Hosts look for a 404.html per folder; Astro writes only the one at the root.
  copyFileSync(`${published}/en/404/index.html`, `${published}/en/404.html`);
}
