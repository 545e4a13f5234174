import { expect, test } from 'vitest';
import { metered } from '../../src/offline/metered.ts';
import { precacheOf } from '../../src/offline/precache.ts';

const folders = { 'zh-CN': '', en: 'en/' };
const site: Record<string, string> = {
  'index.html': 'home',
  '404.html': 'missing',
  'guides/cancel/index.html': 'cancel',
  'en/index.html': 'English home',
  'en/404/index.html': 'missing in English',
  'favicon.svg': 'icon',
  'icons/icon-512.png': 'large',
  'robots.txt': 'robots',
  'sitemap-0.xml': 'map',
  '_astro/page.B2a.js': 'script',
  'pagefind/zh-CN/pagefind.js': 'search',
  'pagefind/zh-CN/signposts.json': 'signposts',
  'pagefind/zh-CN/fragment/unknown_3.pf_fragment': 'fragment',
  'pagefind/en/pagefind.js': 'search',
  'pagefind/en/pagefind.unknown_4.pf_meta': 'English meta',
};

const precache = (files = site) =>
  precacheOf(Object.keys(files), (file) => Buffer.from(files[file]!), folders);

test('a language keeps its pages, its search and what all pages share, and nothing else', () => {
  const { languages } = precache();
  expect(Object.keys(languages['zh-CN']!.files).sort()).toEqual([
    '',
    '404.html',
    '_astro/page.B2a.js',
    'guides/cancel/',
    'pagefind/zh-CN/fragment/unknown_3.pf_fragment',
    'pagefind/zh-CN/pagefind.js',
    'pagefind/zh-CN/signposts.json',
  ]);
  expect(Object.keys(languages['en']!.files).sort()).toEqual([
    '_astro/page.B2a.js',
    'en/',
    'en/404/',
    'pagefind/en/pagefind.js',
    'pagefind/en/pagefind.unknown_4.pf_meta',
  ]);
  expect(languages['zh-CN']!.missing).toBe('404.html');
  expect(languages['en']!.missing).toBe('en/404/');
});

test('files whose name is no hash carry one', () => {
  const { files } = precache().languages['zh-CN']!;
  expect(files['_astro/page.B2a.js']).toBeNull();
  expect(files['pagefind/zh-CN/fragment/unknown_3.pf_fragment']).toBeNull();
  // printf home | openssl dgst -sha256 -binary | base64
  expect(files['']).toBe('TqFAWIFQdzzjqs54au739ASc4QD6ZJyU+73blg8dqUI=');
});

test('a release has its own name, whatever the order of its files', () => {
  const { release } = precache();
  expect(precacheOf(Object.keys(site).reverse(), (f) => Buffer.from(site[f]!), folders)).toEqual(
    precache(),
  );
  expect(precache({ ...site, 'guides/cancel/index.html': 'changed' }).release).not.toBe(release);
  expect(release).toMatch(/^\w+$/);
});

test('a language without an index, or without a page for wrong addresses, stops the build', () => {
  const without = (name: string) =>
    Object.fromEntries(Object.entries(site).filter(([file]) => file !== name));
  expect(() => precache(without('404.html'))).toThrow('404.html: expected in the built site');
  const unsearched = Object.entries(site).filter(([file]) => !file.startsWith('pagefind/en/'));
  expect(() => precache(Object.fromEntries(unsearched))).toThrow('pagefind/en/: expected');
});

test.each([
  [{}, false],
  [{ connection: { saveData: false } }, false],
  [{ connection: { saveData: false, type: 'wifi' } }, false],
  [{ connection: { saveData: true } }, true],
  [{ connection: { saveData: false, type: 'cellular' } }, true],
])('with %j a connection counts as metered: %s', (navigator, expected) => {
  expect(metered(navigator)).toBe(expected);
});
