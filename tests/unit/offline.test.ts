import { expect, test } from 'vitest';
import { offlineCopies } from '../../src/offline/write.ts';
import { folderWith } from '../folders.ts';

const site: Record<string, string> = {
  'index.html': 'home',
  '404.html': 'missing',
  'guides/cancel/index.html': 'cancel',
  'guides/cancel/index.md': 'cancel as Markdown',
  'social/zh-CN.png': 'link preview',
  'llms.txt': 'list of pages',
  'en/index.html': 'English home',
  'favicon.svg': 'icon',
  '_astro/page.B2a.js': 'script',
  'pagefind/zh-CN/index/section-1.json': 'text',
  'pagefind/zh-CN/pagefind.js': 'code',
  'pagefind/zh-CN/ranking.json': 'search',
  'pagefind/zh-CN/fragment/unknown_3.pf_fragment': 'fragment',
  'pagefind/en/ranking.json': 'search',
};

const copies = (files = site) => offlineCopies(folderWith(files));

test('the copy of a language has its pages, its search and shared files, and nothing else', () => {
  const parts = Object.values(copies()).map(({ packs }) =>
    packs.map(({ content, files }) => [content.toString(), ...files]),
  );
  expect(parts).toEqual([
    [
      ['script', ['_astro/page.B2a.js', 6]],
      ['cancelhome', ['guides/cancel/', 6], ['', 4]],
      [
        'textsearch',
        ['pagefind/zh-CN/index/section-1.json', 4],
        ['pagefind/zh-CN/ranking.json', 6],
      ],
    ],
    [
      ['script', ['_astro/page.B2a.js', 6]],
      ['English home', ['en/', 12]],
      ['search', ['pagefind/en/ranking.json', 6]],
    ],
  ]);
  // printf 'English home' | sha256sum
  expect('1cef945e13f9685ae32256ff52c4b1d544573ce77ecdbca60309f728bea2652e').toContain(
    copies().en!.packs[1]!.digest,
  );
});

test('a release is named by its content', () => {
  const release = (files = site) => copies(files)['zh-CN']!.release;
  expect(release()).toBe(release());
  expect(release({ ...site, 'en/index.html': 'x' })).toBe(release());
  expect(release({ ...site, '_astro/page.B2a.js': 'x' })).not.toBe(release());
});
