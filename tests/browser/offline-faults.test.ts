import type { Page } from '@playwright/test';
import { offlineCopies } from '../../src/offline/write.ts';
import { filesIn } from '../../src/files.ts';
import { cached, first, kept, packWith, search, test, whileCaching } from './offline.ts';
import { expect } from './test.ts';

const wrong = '<title>Out of order</title>';

/** Fills caches before the first visit. */
async function fill(page: Page, home: string, contents: Record<string, Record<string, string>>) {
  await page.goto(`${home}robots.txt`);
  await page.evaluate(async (all) => {
    for (const [name, files] of Object.entries(all)) {
      const cache = await caches.open(name);
      for (const [url, text] of Object.entries(files)) await cache.put(url, new Response(text));
    }
  }, contents);
}

test('a wrong pack is not cached, and is fetched anew with the next page, past the browser’s cache', async ({
  page,
  server,
}) => {
  const pack = packWith('pagefind/zh-CN/ranking.json');
  server.headers = { 'Cache-Control': 'max-age=31536000, immutable' };
  server.replaced.set(pack, wrong);
  await page.goto(server.url);
  await expect.poll(() => server.asked.filter((url) => url === pack).length).toBe(2);
  server.replaced.clear();
  await page.goto(`${server.url}guides/cancel/`);
  await kept(page);
  server.network = 'dead';
  await page.reload();
  await search(page);
});

test('while a pack cannot be had, an older release answers, the first that is whole', async ({
  page,
  server,
}) => {
  server.replaced.set(packWith('guides/cancel/'), wrong);
  const cacheOf = (release: string, packs: string[]) => ({
    [`/offline/${release}.txt`]: '{"a":[["guides/cancel/",5]],"b":[]}',
    ...Object.fromEntries(packs.map((pack) => [`/offline/${pack}.txt`, release])),
  });
  const older = { half: ['a'], whole: ['a', 'b'], later: ['a', 'b'] };
  const contents = Object.entries(older).map(([release, packs]) => [
    `offline ${server.url} zh-CN ${release}`,
    cacheOf(release, packs),
  ]);
  await fill(page, server.url, Object.fromEntries(contents));
  await page.goto(server.url);
  const { release } = offlineCopies(first)['zh-CN']!;
  await expect
    .poll(async () => (await cached(page)).join(), whileCaching)
    .toMatch(new RegExp(`^half: 2,whole: 3,later: 3,${release}: [^0]`));
  server.network = 'dead';
  expect(await (await page.goto(`${server.url}guides/cancel/`))!.text()).toBe('whole');
});

test('a broken script in the browser’s cache is replaced by the copy', async ({ page, server }) => {
  const script = filesIn(first).find((file) => /^_astro\/engine/.test(file))!;
  server.headers = { 'Cache-Control': 'max-age=31536000, immutable' };
  server.replaced.set(script, wrong);
  await page.goto(server.url);
  await page.evaluate((url) => fetch(url), server.url + script);
  await kept(page);
  await page.goto(`${server.url}guides/google-play/`);
  await search(page);
});

test('copying passes over a login page in the browser’s cache', async ({ page, server }) => {
  server.headers = { 'Cache-Control': 'max-age=86400' };
  server.replaced.set('guides/cancel/index.md', wrong);
  await page.goto(`${server.url}guides/cancel/`);
  await page.evaluate(async () => (await fetch('index.md')).text());
  server.replaced.clear();
  await page.context().grantPermissions(['clipboard-write']);
  await page.getByRole('button', { name: '复制全文' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
});

test('the retry button replaces a broken part of the index in the browser’s cache', async ({
  page,
  server,
}) => {
  const part = 'pagefind/zh-CN/ranking.json';
  server.headers = { 'Cache-Control': 'max-age=31536000' };
  server.headersFor = /^pagefind/;
  server.replaced.set(part, '{"release":');
  await page.goto(server.url);
  await page.keyboard.press('/');
  await page.keyboard.insertText('退款');
  await expect(page.getByText('搜索没能载入')).toBeVisible();
  server.replaced.clear();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.locator('[data-search-results] a').first()).toBeVisible();
});

test('a cache of another site on the origin answers nothing', async ({ page, server }) => {
  // The older cache comes first.
  await fill(page, server.url, { 'another site': { '/guides/cancel/': 'another site' } });
  await page.goto(server.url);
  await kept(page);
  server.network = 'dead';
  await page.goto(`${server.url}guides/cancel/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('取消');
});

test('a firewall that refuses the preload of a page does not refuse the page', async ({
  cachedPage: page,
  server,
}) => {
  server.refused = 'service-worker-navigation-preload';
  for (const url of ['guides/cancel/', 'en/guides/cancel/'])
    expect((await page.goto(server.url + url))!.status()).toBe(200);
});

test('wrong headers are not cached with a file', async ({ page, server }) => {
  server.headers = {
    'Content-Disposition': 'attachment',
    'Content-Type': 'application/octet-stream',
    Vary: '*',
    'Content-Security-Policy': "style-src 'none'",
  };
  server.headersFor = /^offline/;
  await page.goto(server.url);
  await kept(page);
  server.headers = {};
  // Files with hashed names come from the cache.
  await page.goto(server.url);
  await search(page);
  server.network = 'dead';
  const response = (await page.goto(`${server.url}guides/cancel/`))!;
  expect(response.status()).toBe(200);
  expect(response.headers()['content-security-policy']).toBeUndefined();
});

test('deleted copies are restored with the next page', async ({ cachedPage: page, server }) => {
  for (const lose of [
    async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    },
    async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name!);
      for (const key of await cache.keys()) if (key.url.endsWith('.txt')) await cache.delete(key);
    },
  ]) {
    await page.evaluate(lose);
    server.network = 'dead';
    expect((await page.goto(`${server.url}guides/cancel/`))!.status()).toBe(503);
    server.network = 'quick';
    await page.goto(`${server.url}guides/cancel/`);
    await search(page);
    await kept(page);
  }
});

test('damaged copies are fetched again with the next page', async ({
  cachedPage: page,
  server,
}) => {
  const damaged = (fill?: string) =>
    page.evaluate(async (text) => {
      const cache = await caches.open((await caches.keys())[0]!);
      const urls = (await cache.keys()).map(({ url }) => url);
      if (text) await Promise.all(urls.map((url) => cache.put(url, new Response(text))));
      const texts = urls.map(async (url) => (await cache.match(url))!.text());
      return (await Promise.all(texts)).filter((one) => one === 'damaged').length;
    }, fill);
  expect(await damaged('damaged')).toBe(offlineCopies(first)['zh-CN']!.packs.length + 1);
  await page.goto(`${server.url}guides/google-play/`);
  await expect.poll(() => damaged()).toBe(0);
  server.network = 'dead';
  await page.goto(`${server.url}guides/cancel/`);
  await search(page);
});
