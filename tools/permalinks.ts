/**
 * Adds the addresses of a built site, `dist` by default, to the list of permalinks: `npm run permalinks`. Nothing
 * is ever removed from it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMissingPage } from '../src/site.ts';
import { readPages } from '../tests/pages.ts';

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
  const before = readPermalinks();
  const all = [...new Set([...before, ...publishedAddresses(folder)])].sort();
  writeFileSync(permalinksFile, `${all.join('\n')}\n`);
  console.log(`${all.length - before.length} addresses added to ${permalinksFile}`);
}
