import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { precacheOf } from '../../src/offline/precache-manifest.ts';

const site: Record<string, string> = {
  'index.html': 'home',
  '404.html': 'missing',
  'guides/cancel/index.html': 'cancel',
  'guides/cancel/index.md': 'cancel as Markdown',
  'en/index.html': 'English home',
  'favicon.svg': 'icon',
  '_astro/page.B2a.js': 'script',
  'pagefind/zh-CN/pagefind.js': 'search',
  'pagefind/zh-CN/fragment/unknown_3.pf_fragment': 'fragment',
  'pagefind/en/pagefind.js': 'search',
};

function precache(files = site) {
  const folder = mkdtempSync(path.join(tmpdir(), 'precache-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return precacheOf(folder);
}

test('the precache of a language has its pages, its search and shared files, and nothing else', () => {
  const { languages } = precache();
  expect(Object.keys(languages['zh-CN']!)).toEqual([
    '_astro/page.B2a.js',
    'guides/cancel/',
    '',
    'pagefind/zh-CN/fragment/unknown_3.pf_fragment',
    'pagefind/zh-CN/pagefind.js',
  ]);
  expect(Object.keys(languages.en!)).toEqual([
    '_astro/page.B2a.js',
    'en/',
    'pagefind/en/pagefind.js',
  ]);
  // printf home | openssl dgst -sha256 -binary | base64
  expect('TqFAWIFQdzzjqs54au739ASc4QD6ZJyU+73blg8dqUI=').toContain(languages['zh-CN']!['']);
});

test('a release has a unique name and needs an index of each language', () => {
  expect(precache().release).toBe(precache().release);
  expect(precache({ ...site, '_astro/page.B2a.js': 'x' }).release).not.toBe(precache().release);
  const english = Object.entries(site).filter(([file]) => !file.startsWith('pagefind/zh-CN'));
  expect(() => precache(Object.fromEntries(english))).toThrow('pagefind/zh-CN/: expected');
});
