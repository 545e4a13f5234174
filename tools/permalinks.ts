/**
 * Adds the addresses of a built site, `dist` by default, to the list of permalinks: `npm run permalinks`. Nothing
 * committed is ever removed from it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMissingPage } from '../src/site.ts';
import { readPages } from '../tests/pages.ts';
import { committed } from './changes.ts';

const permalinksFile = 'tests/permalinks.txt';

/**
 * @returns the addresses of all pages, headings and list entries of the build in `folder`, relative to the base
 *   path.
 */
export function publishedAddresses(folder: string): string[] {
  return readPages(folder)
    .filter(({ url, root }) => !isMissingPage(url) && !root.querySelector('meta[name=robots]'))
    .flatMap(({ url, root }) => [
      url,
      ...root
        .querySelectorAll('main :is(h2, h3, article, .timeline li)[id]')
        .map((element) => `${url}#${element.id}`)
        .filter((address) => !address.includes('#starlight__')),
    ]);
}

/** @returns all addresses ever published. */
export function readPermalinks(): string[] {
  return readFileSync(permalinksFile, 'utf8').split('\n').filter(Boolean);
}

if (import.meta.main) {
  const [folder = 'dist'] = process.argv.slice(2);
  // An address that has never been committed has never been published.
  const before = committed(permalinksFile).split('\n').filter(Boolean);
  const added = publishedAddresses(folder).filter((address) => !before.includes(address));
  writeFileSync(permalinksFile, `${[...before, ...added].sort().join('\n')}\n`);
  console.log([`New for good in ${permalinksFile}: ${added.length}`, ...added].join('\n'));
}
