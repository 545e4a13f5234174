import { expect, test } from 'vitest';
import { readRedirects } from '../../src/redirects.ts';
import { publishedAddresses, readPermalinks } from '../../tools/permalinks.ts';
import { builds } from '../builds.ts';

const published = new Set(publishedAddresses(builds.root.folder));

test('every published address still works', () => {
  const moved = new Set(readRedirects().map(({ from }) => from));
  const lost = readPermalinks().filter(
    (address) =>
      !published.has(address) && !moved.has(address) && !moved.has(address.replace(/#.*/, '')),
  );
  expect(
    lost,
    'write the old id again, or give each a line in content/redirects.yaml, without /en',
  ).toEqual([]);
});

test('every address of the build is on the list of permanent addresses', () => {
  const listed = new Set(readPermalinks());
  const unlisted = [...published].filter((address) => !listed.has(address));
  expect(unlisted, 'run: npm run permalinks').toEqual([]);
});
