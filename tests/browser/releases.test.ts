import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { offlineCopies } from '../../src/offline/write.ts';
import type { ReleaseServer } from './release-server.ts';
import { isNext, kept, packWith, search, test, update, watchFailures } from './offline.ts';
import { expect } from './test.ts';

const isWaiting = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);

/** Opens the site until no worker waits: for a moment a closed tab may still count as open. */
async function openWithNewer(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  if (!(await isWaiting(page))) return page;
  await page.close();
  return openWithNewer(context, url);
}

test('a new release is served at once online, and offline only when complete', async ({
  cachedPage: page,
  context,
  server,
  next,
}) => {
  // One pack is not published yet.
  const late = packWith('troubleshooting/card-declined/', next);
  server.replaced.set(late, 'not here');
  server.folder = next;
  // Opening a page already makes the browser look for a new worker.
  server.asked.length = 0;
  await page.goto(`${server.url}guides/cancel/`);
  expect(await isNext(page)).toBe(true);
  await update(page);
  await expect.poll(() => server.asked, { timeout: 20_000 }).toContain(late);
  server.network = 'dead';
  const second = await context.newPage();
  await second.goto(`${server.url}guides/google-play/`);
  expect(await isNext(second)).toBe(false);
  await search(second);

  server.network = 'quick';
  server.replaced.clear();
  await second.goto(`${server.url}guides/cancel/`);
  await kept(second, next);
  // Only changed packs were fetched.
  expect(server.asked).not.toContain(packWith('pagefind/zh-CN/ranking.json', next));
  server.network = 'dead';
  await second.goto(`${server.url}troubleshooting/card-declined/`);
  expect(await isNext(second)).toBe(true);
  await search(second);
});

test('pages open while a release is being cached; its worker waits until open tabs are closed', async ({
  cachedPage: page,
  context,
  server,
  next,
}) => {
  const second = await context.newPage();
  await second.goto(`${server.url}guides/cancel/`);
  server.folder = next;
  await update(page);
  for (const url of ['guides/google-play/', 'guides/virtual-card/', 'guides/cancel/', 'en/', '']) {
    await second.goto(server.url + url, { waitUntil: 'commit', timeout: 4000 });
    expect(await isNext(second)).toBe(true);
  }
  await kept(page, next);
  expect(await isWaiting(page)).toBe(true);
  await Promise.all([page.close(), second.close()]);
  await openWithNewer(context, server.url);
});

/** Opens the next release on a device that may not cache it. */
async function openMetered(page: Page, server: ReleaseServer, next: string): Promise<void> {
  await page
    .context()
    .addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
  server.folder = next;
  await page.goto(server.url);
  await update(page);
}

for (const worker of ['newer', 'older'])
  test(`readers whose device may not cache wait three seconds for a new page with the ${worker} worker in use`, async ({
    cachedPage: page,
    context,
    server,
    next,
  }) => {
    await openMetered(page, server, next);
    await expect.poll(() => isWaiting(page)).toBe(true);
    if (worker === 'newer') await page.close();
    const second = worker === 'newer' ? await openWithNewer(context, server.url) : page;
    server.network = 'late';
    await second.goto(`${server.url}guides/cancel/`);
    expect(await isNext(second)).toBe(true);
    server.network = 'dead';
    await second.goto(`${server.url}guides/cancel/`);
    expect(await isNext(second)).toBe(false);
  });

test('readers whose device may not cache search with the newer index, even if it begins late', async ({
  cachedPage: page,
  server,
  next,
}) => {
  await openMetered(page, server, next);
  const file = '/pagefind/zh-CN/ranking.json';
  const index = () => page.evaluate(async (url) => (await fetch(url)).text(), file);
  server.replaced.set(file.slice(1), 'newer');
  server.headers = { 'Content-Type': 'application/json' };
  server.network = 'late';
  expect(await index()).toBe('newer');
  // The search reports after six seconds that it is late.
  server.network = 'slow';
  const begin = Date.now();
  expect(await index()).not.toBe('newer');
  expect(Date.now() - begin).toBeLessThan(6000);
});

test('on a full device pages work, the old release is dropped and caching is retried', async ({
  page,
  context,
  server,
  next,
}) => {
  const failures = watchFailures(page);
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(server.url);
  const limit = (quotaSize?: number) =>
    devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  await limit(200_000);
  await page.goto(server.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await search(page);
  await limit();
  await page.goto(server.url);
  await kept(page);

  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin });
  await limit(usage / 2);
  server.folder = next;
  await update(page);
  await page.goto(`${server.url}guides/cancel/`);
  expect(await isNext(page)).toBe(true);
  await search(page);
  const { release } = offlineCopies(next)['zh-CN']!;
  const names = [`offline ${server.url} zh-CN ${release}`];
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(names);
  expect(failures).toEqual([]);
  await limit();
  await page.goto(server.url);
  await kept(page, next);
});

test('storage that keeps nothing costs no downloads and not the older release', async ({
  cachedPage: page,
  server,
  next,
}) => {
  server.folder = next;
  const code = 'Cache.prototype.put = async () => {};';
  server.replaced.set('sw.js', code + readFileSync(`${next}/sw.js`, 'utf8'));
  server.asked.length = 0;
  await update(page);
  const list = `offline/${offlineCopies(next)['zh-CN']!.release}.txt`;
  await expect.poll(() => server.asked).toContain(list);
  await page.waitForTimeout(2000);
  expect(server.asked).toEqual(['sw.js', list]);
  server.network = 'dead';
  expect((await page.goto(`${server.url}guides/cancel/`))!.status()).toBe(200);
});

test('sw-off.js removes the worker and its caches', async ({ cachedPage: page, server, next }) => {
  await page.evaluate(() => caches.open('of another site'));
  server.folder = next;
  server.replaced.set('sw.js', readFileSync('deploy/sw-off.js', 'utf8'));
  await update(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['of another site']);
  await page.goto(`${server.url}guides/google-play/`);
  expect(await isNext(page)).toBe(true);
});
