import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRedirects } from '../src/redirects.ts';
import { basePath, withBase } from '../src/site.ts';
import { headerTable, textTypes } from './headers.ts';
import { nginxFile } from './nginx.ts';

/**
 * Writes host configuration (README.md): into the published folder for hosts that read it there, and into
 * `dist-hosts` beside it for the others.
 */
export function writeHostFiles(folder: string): void {
  const published = path.resolve(folder);
  const beside = `${published}-hosts`;
  // Without moved headings, because servers never see a hash.
  const moved = readRedirects()
    .filter(({ from }) => !from.includes('#'))
    .map(({ from, to }) => ({ from: withBase(from), to: withBase(to) }));
  const redirects = moved.map(({ from, to }) => `${from} ${to} 301`);
  mkdirSync(`${beside}/netlify`, { recursive: true });
  writeFileSync(`${published}/_headers`, headersFile());
  writeFileSync(`${published}/_redirects`, lines(redirects));
  writeFileSync(`${beside}/nginx.conf`, nginxFile(moved));
  // `!` redirects even where the build left a page, and 404 sets a folder's 404 page: Netlify only.
  const netlify = [
    ...redirects.map((line) => `${line}!`),
    `${withBase('/en/*')} ${withBase('/en/404.html')} 404`,
    `${withBase('/*')} ${withBase('/404.html')} 404`,
  ];
  writeFileSync(`${beside}/netlify/_redirects`, lines(netlify));
  // Hosts look for a 404.html per folder; Astro writes only the one at the root.
  copyFileSync(`${published}/en/404/index.html`, `${published}/en/404.html`);
}

/**
 * @returns `_headers` for Cloudflare Pages and Netlify. Both merge the values if two blocks set the same
 *   header, so the catch-all block has no `Cache-Control`; their default, `public, max-age=0,
 *   must-revalidate`, has the same effect as `no-cache`.
 */
export function headersFile(): string {
  const { everywhere, caching } = headerTable;
  return lines([
    '/*',
    ...Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`),
    ...caching.flatMap(({ path, value }) => [withBase(path), `  Cache-Control: ${value}`]),
    ...Object.entries(textTypes).flatMap(([ending, type]) => [
      `${basePath}*.${ending}`,
      `  Content-Type: ${type}`,
    ]),
  ]);
}

function lines(list: string[]): string {
  return list.map((line) => `${line}\n`).join('');
}
