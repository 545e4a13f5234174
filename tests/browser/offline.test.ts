import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { writeWorker } from '../../src/offline/build.ts';
import { precacheOf } from '../../src/offline/precache.ts';
import { builds } from '../builds.ts';
import { readFiles } from '../pages.ts';
import { ReleaseServer } from './release-server.ts';
import { expect, scriptsHaveRun, test as base } from './test.ts';

const first = builds.root.folder;

const test = base.extend<{ server: ReleaseServer }, { next: string }>({
  server: async ({}, use) => {
    const server = new ReleaseServer(first);
    await server.start();
    await use(server);
    server.stop();
  },
  // The next release differs in the titles of all pages.
  next: [
    async ({}, use, { workerIndex }) => {
      const folder = `test-results/next-release-${workerIndex}`;
      cpSync(first, folder, { recursive: true });
      for (const file of readFiles(folder)) {
        if (!file.endsWith('index.html')) continue;
        const text = readFileSync(`${folder}/${file}`, 'utf8');
        writeFileSync(`${folder}/${file}`, text.replace('<title>', '$&NEXT '));
      }
      await writeWorker(folder);
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test.use({ serviceWorkers: 'allow' });
// Keeping a language takes seconds, and some tests do it three times.
test.describe.configure({ mode: 'parallel', timeout: 90_000 });

/** Waits until a release is kept completely in a language, and no other release is. */
async function kept(page: Page, folder = first, language = 'zh-CN'): Promise<void> {
  const { release, languages } = precacheOf(folder);
  const files = () =>
    page.evaluate(async (name) => {
      const ours = (await caches.keys()).filter((other) => other.includes(` ${name} `));
      const keys = await Promise.all(ours.map(async (one) => (await caches.open(one)).keys()));
      return ours.map((one, index) => `${one.split(' ').at(-1)}: ${keys[index]!.length}`);
    }, language);
  // The files and their list.
  const whole = [`${release}: ${Object.keys(languages[language]!).length + 1}`];
  await expect.poll(files, { timeout: 20_000 }).toEqual(whole);
}

/** Makes the browser check for a new worker, which it otherwise does some time after opening a page. */
async function update(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

/** Opens search, asks, and sees an answer. */
async function search(page: Page): Promise<void> {
  await scriptsHaveRun(page);
  await page.keyboard.press('/');
  await expect(page.locator('input:focus')).toBeVisible();
  await page.keyboard.insertText('退款');
  const results = page.locator('[data-search-results]');
  await expect(results).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
  await expect(results.locator('a').first()).toBeVisible();
}

const isNext = async (page: Page) => (await page.title()).startsWith('NEXT ');

/** @returns failed requests, error responses and script errors. */
function watchFailures(page: Page): string[] {
  const failures: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => failures.push(error.message));
  return failures;
}

for (const [language, build] of [
  ['zh-CN', 'root'],
  ['en', 'base'],
] as const) {
  test(`after one visit the pages in ${language} and their search work offline (build at ${build})`, async ({
    page,
    context,
  }) => {
    const { folder, env } = builds[build];
    const server = new ReleaseServer(folder, env.BASE_PATH || '/');
    await server.start();
    await page.goto(server.url + (language === 'en' ? 'en/' : ''));
    await kept(page, folder, language);
    server.network = 'dead';
    await context.setOffline(true);
    const failures = watchFailures(page);
    // Search works on the page of the first visit, too.
    await search(page);
    const pages = Object.keys(precacheOf(folder).languages[language]!).filter((url) =>
      /^$|\/$/.test(url),
    );
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

test('two languages opened in two tabs at once are both kept, each file fetched once', async ({
  page,
  context,
  server,
}) => {
  const tabs = [page, await context.newPage(), await context.newPage()];
  const urls = ['', 'guides/cancel/', 'en/'];
  await Promise.all(tabs.map((tab, index) => tab.goto(server.url + urls[index]!)));
  await kept(page);
  await kept(page, first, 'en');
  const twice = server.asked.filter((url, index) => server.asked.indexOf(url) !== index);
  expect(twice.filter((url) => /^pagefind|troubleshooting/.test(url))).toEqual([]);
});

test('a kept page opens within 2 seconds on a very slow network or with a failing host', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await kept(page);
  for (const [network, url] of [
    ['slow', 'guides/cancel/'],
    ['broken', 'guides/google-play/'],
    ['crowded', 'guides/virtual-card/'],
  ] as const) {
    server.network = network;
    const begin = Date.now();
    const response = await page.goto(server.url + url, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(Date.now() - begin, network).toBeLessThan(2000);
    expect(response!.status()).toBe(200);
  }
});

test('an unkept page gets the offline message, never a 404', async ({ page, server }) => {
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
  await page.goto(`${server.url}en/guides/cancel?q=x`);
  await expect(page).toHaveURL(`${server.url}en/guides/cancel/?q=x`);
  const response = await page.goto(`${server.url}en/guides/cancel/index.html`);
  expect(response!.status()).toBe(200);
});

test('a new release is served at once online, and offline only when complete', async ({
  page,
  context,
  server,
  next,
}) => {
  await page.goto(server.url);
  await kept(page);
  // One page is not published yet: the host still has the old one.
  const late = 'troubleshooting/card-declined/';
  server.replaced.set(late, readFileSync(`${first}/${late}index.html`, 'utf8'));
  server.folder = next;
  await page.goto(`${server.url}guides/cancel/`);
  expect(await isNext(page)).toBe(true);
  server.asked.length = 0;
  await update(page);
  await expect.poll(() => server.asked.includes(late)).toBe(true);
  server.network = 'dead';
  const second = await context.newPage();
  await second.goto(`${server.url}guides/google-play/`);
  expect(await isNext(second)).toBe(false);
  await search(second);

  server.network = 'quick';
  server.replaced.clear();
  await second.goto(`${server.url}guides/cancel/`);
  await kept(second, next);
  // Only changed files were fetched.
  expect(server.asked.filter((url) => /fragment|pf_index|wasm/.test(url))).toEqual([]);
  server.network = 'dead';
  await second.goto(server.url + late);
  expect(await isNext(second)).toBe(true);
  await search(second);
});

test('a wrong file is not kept, and fetched again with the next page', async ({ page, server }) => {
  const script = readFiles(first).find((file) => /^_astro\/dialog/.test(file))!;
  const index = readFiles(first).find((file) => /zh-CN\/index\//.test(file))!;
  for (const file of [script, index]) server.replaced.set(file, '<title>Out of order</title>');
  await page.goto(server.url);
  await expect.poll(() => server.asked.includes(script)).toBe(true);
  server.replaced.clear();
  await page.goto(`${server.url}guides/cancel/`);
  await kept(page);
  server.network = 'dead';
  await page.reload();
  await search(page);
});

test('wrong headers are not kept with a file', async ({ page, server }) => {
  server.headers = {
    'Content-Disposition': 'attachment',
    'Content-Type': 'application/octet-stream',
    Vary: '*',
  };
  server.headersFor = /^guides\/|^_astro\/dialog/;
  await page.goto(server.url);
  await kept(page);
  server.headers = {};
  // Files with hashed names come from the device.
  await page.goto(server.url);
  await search(page);
  server.network = 'dead';
  expect((await page.goto(`${server.url}guides/cancel/`))!.status()).toBe(200);
});

test('deleted copies come back with the next page; until then the network or the offline message answers', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await kept(page);
  for (const lose of [
    async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    },
    async () => {
      const [name] = await caches.keys();
      await (await caches.open(name!)).delete('/guides/cancel/');
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

const broken = 'Promise.reject(new DOMException("broken", "UnknownError"))';
for (const [fault, code] of Object.entries({
  'CacheStorage that fails': `for (const name of ['open', 'match', 'keys', 'has', 'delete']) CacheStorage.prototype[name] = () => ${broken};`,
  'CacheStorage that never answers': `CacheStorage.prototype.match = () => new Promise(() => {});`,
  'CacheStorage that is denied': `Object.defineProperty(self, 'caches', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
  'caches that cannot be read or written': `for (const name of ['put', 'match', 'keys']) Cache.prototype[name] = () => ${broken};`,
  'a host that sends something else as the worker': '<title>Out of order</title>',
})) {
  test(`the network answers with ${fault}`, async ({ page, server }) => {
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

test('on a full device pages work, the old release is dropped and keeping is retried', async ({
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
  const { release } = precacheOf(next);
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).map((name) => name.slice(-10))))
    .toEqual([release]);
  expect(failures).toEqual([]);
  await limit();
  await page.goto(server.url);
  await kept(page, next);
});

for (const connection of [{ saveData: true }, { type: 'cellular' }]) {
  test(`with ${JSON.stringify(connection)} nothing is kept`, async ({ page, server }) => {
    await page.addInitScript(
      (value) => Object.defineProperty(navigator, 'connection', { value }),
      connection,
    );
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(server.asked).not.toContain('sw.js');
  });
}

test('sw-off.js removes the worker and its caches, and pages come from the network', async ({
  page,
  server,
  next,
}) => {
  await page.goto(server.url);
  await kept(page);
  await page.evaluate(() => caches.open('of another site'));
  server.folder = next;
  server.replaced.set('sw.js', readFileSync('deploy/sw-off.js', 'utf8'));
  await update(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['of another site']);
  await page.goto(`${server.url}guides/google-play/`);
  expect(await isNext(page)).toBe(true);
});
