import { readFileSync } from 'node:fs';
import { offlineCopies } from '../../src/offline/write.ts';
import { filesIn } from '../../src/files.ts';
import { first, kept, search, test } from './offline.ts';
import { expect } from './test.ts';

const wrong = '<title>Out of order</title>';

for (const [fault, status] of [
  ['alters', 200],
  ['limits requests for', 429],
] as const)
  test(`readers ask for one pack only, each page, if a host ${fault} all`, async ({
    page,
    server,
  }) => {
    const packs = offlineCopies(first)['zh-CN']!.packs.map(({ digest }) => `offline/${digest}.txt`);
    for (const pack of packs) server.replaced.set(pack, wrong);
    server.statusOfReplaced = status;
    await page.goto(server.url);
    const downloads = () => server.asked.filter((url) => packs.includes(url)).length;
    // Once more past the browser's cache.
    await expect.poll(downloads).toBe(2);
    await page.waitForTimeout(1000);
    expect(downloads()).toBe(2);
  });

test('a cached page opens if a host or proxy has nothing of use in its place', async ({
  cachedPage: page,
  server,
}) => {
  for (const [status, body, type] of [
    // As after a full disk.
    [200, '', 'text/html'],
    [200, wrong, 'application/octet-stream'],
    // As compressed without a header that says so, or as an error.
    [200, '\u001f\ufffd\b', 'text/html'],
    [200, '{"error":"quota"}', 'text/html'],
    [200, wrong, 'application/xhtml+xml'],
    [206, wrong, 'text/html'],
    // As of a header that has grown too large, because all sites on a domain share its cookies.
    [400, wrong, 'text/html'],
    [431, wrong, 'text/html'],
    [408, wrong, 'text/html'],
    [304, '', 'text/html'],
    [403, '', 'text/html'],
  ] as const) {
    server.replaced.set('guides/cancel/', body);
    server.statusOfReplaced = status;
    server.headers = { 'Content-Type': type };
    await page.goto(`${server.url}guides/cancel/`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('取消');
  }
});

test('cached search works behind a filter that answers for its files with a page', async ({
  cachedPage: page,
  server,
}) => {
  for (const file of filesIn(first))
    if (file.startsWith('pagefind/')) server.replaced.set(file, wrong);
  await page.goto(`${server.url}guides/cancel/`);
  await search(page);
});

test('if neither storage nor the network answers, the reader is told so', async ({
  page,
  server,
}) => {
  const code = `let isStuck = false;
    addEventListener('message', ({ data }) => (isStuck ||= data === 'stick'));
    const { match } = Cache.prototype;
    Cache.prototype.match = function (...all) {
      return isStuck ? new Promise(() => {}) : match.apply(this, all);
    };`;
  server.replaced.set('sw.js', code + readFileSync(`${first}/sw.js`, 'utf8'));
  await page.goto(server.url);
  await kept(page);
  await page.evaluate(() => navigator.serviceWorker.controller!.postMessage('stick'));
  server.network = 'dead';
  const response = await page.goto(`${server.url}guides/cancel/`, { timeout: 20_000 });
  expect(response!.status()).toBe(503);
});

test('a page that the browser translates is cached in its own language', async ({
  page,
  server,
}) => {
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => (document.documentElement.lang = 'ja')),
  );
  await page.goto(`${server.url}en/`);
  await kept(page, first, 'en');
});
