import { readFileSync } from 'node:fs';
import { offlineCopies } from '../../src/offline/write.ts';
import { filesIn } from '../../src/files.ts';
import { builds } from '../builds.ts';
import { first, kept, packWith, search, test, watchFailures } from './offline.ts';
import { ReleaseServer } from './release-server.ts';
import { expect } from './test.ts';

for (const [language, build] of [
  ['zh-CN', 'root'],
  ['en', 'base'],
] as const) {
  test(`after one visit the pages in ${language} and their search work offline (build at ${build})`, async ({
    page,
    context,
  }) => {
    const { folder, env } = builds[build];
    const server = new ReleaseServer(folder, env.BASE_PATH);
    await server.start();
    await page.goto(server.url + (language === 'en' ? 'en/' : ''));
    await kept(page, folder, language);
    server.network = 'dead';
    await context.setOffline(true);
    const failures = watchFailures(page);
    // Search also works on the page of the first visit.
    await search(page);
    const pages = offlineCopies(folder)
      [language]!.packs.flatMap(({ files }) => files.map(([address]) => address))
      .filter((url) => /^$|\/$/.test(url));
    expect(pages.length).toBeGreaterThan(50);
    for (const url of pages.filter((_, index) => index % 8 === 0)) {
      const response = await page.goto(server.url + url);
      expect(await response!.text(), url).toBe(readFileSync(`${folder}/${url}index.html`, 'utf8'));
    }
    await search(page);
    expect(failures).toEqual([]);
    server.stop();
  });
}

test('languages opened in several tabs at once are all cached, each pack fetched once', async ({
  page,
  context,
  server,
}) => {
  const tabs = [page, await context.newPage(), await context.newPage()];
  const urls = ['', 'guides/cancel/', 'en/'];
  const script = filesIn(first).find((file) => file.startsWith('_astro/'))!;
  await Promise.all(tabs.map((tab, index) => tab.goto(server.url + urls[index]!)));
  await kept(page);
  await kept(page, first, 'en');
  const twice = server.asked.filter((url, index) => server.asked.indexOf(url) !== index);
  const packs = offlineCopies(first)['zh-CN']!.packs.map(({ digest }) => `offline/${digest}.txt`);
  // Both languages may fetch the scripts at once.
  expect(twice.filter((url) => packs.includes(url) && url !== packWith(script))).toEqual([]);
});

test('a very slow network or a failing host delays a cached page by 1 second, a body that never ends by 3', async ({
  cachedPage: page,
  server,
}) => {
  const open = async (network: ReleaseServer['network'], url: string) => {
    server.network = network;
    const begin = Date.now();
    const response = await page.goto(server.url + url, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(response!.status()).toBe(200);
    return Date.now() - begin;
  };
  // What this machine needs without any delay, which depends on what else it is doing.
  const own = Math.max(
    await open('quick', 'guides/codex/'),
    await open('quick', 'guides/business/'),
  );
  for (const [network, url, delay] of [
    ['slow', 'guides/cancel/', 1000],
    ['broken', 'guides/google-play/', 1000],
    ['crowded', 'guides/virtual-card/', 1000],
    ['stalled', 'guides/choose-a-route/', 3000],
  ] as const)
    expect(await open(network, url), network).toBeLessThan(delay + own + 500);
});

test('an uncached page shows the offline message, never a 404', async ({ page, server }) => {
  await page.goto(`${server.url}en/`);
  await kept(page, first, 'en');
  server.network = 'dead';
  for (const url of ['guides/cancel/', 'feed.xml', 'en/llms.txt', 'en/no-such-page/']) {
    const response = await page.goto(server.url + url);
    expect(response!.status(), url).toBe(503);
    await expect(page.getByRole('heading', { name: '没有网络' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No network' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${server.url}en/`);
  for (const again of [
    () => page.getByRole('link', { name: '再试一次' }).click(),
    () => page.evaluate(() => dispatchEvent(new Event('online'))),
  ]) {
    server.network = 'dead';
    await page.goto(`${server.url}guides/cancel/`);
    server.network = 'quick';
    await again();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('取消');
  }
});

test('without a network an old address leads to the page, too', async ({
  cachedPage: page,
  server,
}) => {
  server.network = 'dead';
  await page.goto(`${server.url}guides/`);
  await expect(page).toHaveURL(`${server.url}#all-guides`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('付费');
});

test('a cached page opens at each form of its address', async ({ page, server }) => {
  // Browsers remember the redirects of such a host.
  server.stripsTrailingSlash = true;
  for (const network of ['quick', 'dead'] as const) {
    await page.goto(server.url);
    await kept(page);
    server.network = network;
    for (const ending of ['/', '', '?q=x', '/index.html']) {
      const response = await page.goto(`${server.url}guides/cancel${ending}`);
      expect(response!.status(), network + ending).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('取消');
    }
  }
});

const broken = 'Promise.reject(new DOMException("broken", "UnknownError"))';
for (const [fault, code] of Object.entries({
  'CacheStorage that fails': `for (const name of ['open', 'match', 'keys', 'has', 'delete']) CacheStorage.prototype[name] = () => ${broken};`,
  'CacheStorage that never answers': `CacheStorage.prototype.match = Cache.prototype.match = () => new Promise(() => {});`,
  'CacheStorage that is denied': `Object.defineProperty(self, 'caches', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
  'caches that cannot be read or written': `for (const name of ['put', 'match', 'keys']) Cache.prototype[name] = () => ${broken};`,
  'a navigation preload that fails': `Object.defineProperty(FetchEvent.prototype, 'preloadResponse', { get: () => Promise.reject(new TypeError()) });`,
  'a host that sends something else as the worker': '<title>Out of order</title>',
})) {
  test(`pages come from the network with ${fault}`, async ({ page, server }) => {
    const failures = watchFailures(page);
    server.replaced.set('sw.js', code + readFileSync(`${first}/sw.js`, 'utf8'));
    await page.goto(server.url, { waitUntil: 'networkidle' });
    if (!code.startsWith('<')) {
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    }
    for (const url of ['guides/cancel/', 'en/guides/cancel/', 'guides/google-play/']) {
      expect((await page.goto(server.url + url))!.status()).toBe(200);
    }
    await search(page);
    expect(failures).toEqual([]);
  });
}

for (const connection of [{ saveData: true }, { type: 'cellular' }]) {
  test(`with ${JSON.stringify(connection)} nothing is cached`, async ({ page, server }) => {
    await page.addInitScript(
      (value) => Object.defineProperty(navigator, 'connection', { value }),
      connection,
    );
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(2500);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(server.asked).not.toContain('sw.js');
  });
}
