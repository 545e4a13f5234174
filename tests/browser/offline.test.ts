import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { writeWorker } from '../../src/offline/build.ts';
import type { Precache } from '../../src/offline/precache.ts';
import { builds } from '../builds.ts';
import { readFiles } from '../pages.ts';
import { ReleaseServer } from './release-server.ts';
import { expect, scriptsHaveRun, test as base } from './test.ts';

const folders = { 'zh-CN': '', en: 'en/' };

/** What is published after the build: every page and the search index say so, and its scripts are new. */
interface NextRelease {
  folder: string;
  precache: Precache;
}

const test = base.extend<{ server: ReleaseServer }, { next: NextRelease }>({
  server: async ({}, use) => {
    const server = new ReleaseServer(builds.root.folder);
    await server.start();
    await use(server);
    server.stop();
  },
  next: [
    async ({}, use, { workerIndex }) => {
      const folder = `test-results/next-release-${workerIndex}`;
      rmSync(folder, { recursive: true, force: true });
      cpSync(builds.root.folder, folder, { recursive: true });
      // Scripts import each other by name: one that is new makes all of them new.
      const scripts = readdirSync(`${folder}/_astro`).filter((file) => file.endsWith('.js'));
      const next = (script: string) => script.replace(/\..*/, '.next.js');
      const renamed = (text: string) =>
        scripts.reduce((all, script) => all.replaceAll(script, next(script)), text);
      for (const script of scripts) {
        renameSync(`${folder}/_astro/${script}`, `${folder}/_astro/${next(script)}`);
      }
      for (const file of readFiles(folder)) {
        const edit = (change: (text: string) => string) =>
          writeFileSync(
            path.join(folder, file),
            change(readFileSync(path.join(folder, file), 'utf8')),
          );
        if (file.endsWith('.html')) {
          // The script that names it is another then, which the page's policy would not know.
          edit((text) =>
            renamed(text)
              .replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
              .replace('<title>', '<title>NEXT '),
          );
        }
        if (file.startsWith('_astro/')) edit(renamed);
        if (file.includes('signposts')) edit((text) => text.replaceAll('"title":"', '$&NEXT '));
      }
      await use({ folder, precache: await writeWorker(folder, folders) });
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

const patient = { timeout: 20_000 };

test.use({ serviceWorkers: 'allow' });
// A worker does the same on every screen.
test.describe.configure({ mode: 'parallel' });

/** Waits until all that the page's worker keeps is here, and it answers the page's requests. */
async function kept(page: Page, languages = 'zh-CN'): Promise<void> {
  await page.waitForFunction(
    (keep) =>
      navigator.serviceWorker.controller?.scriptURL.endsWith(`/sw.js?keep=${keep}`) &&
      navigator.serviceWorker.controller.state === 'activated',
    languages,
  );
}

/** The release that is known of and not kept yet. */
function announced(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => (await caches.match('/newer'))?.text());
}

/** Waits until a release has taken over. Chromium looks for a new worker a while after a page. */
async function tookOver(page: Page, { release }: Precache): Promise<void> {
  const names = () => cacheNames(page).then((all) => all.join());
  await expect.poll(names, patient).toContain(release);
  await expect.poll(() => announced(page), patient).toBeUndefined();
}

const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

async function search(page: Page, query: string): Promise<void> {
  await scriptsHaveRun(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(query);
  await expect(page.locator('[data-search-results] a').first()).toBeVisible();
  await expect(page.locator('[data-search-results]')).toHaveAttribute('aria-busy', 'false');
}

/** The release of a page and of its script: they must be of one. */
async function releaseOf(page: Page): Promise<string> {
  const releases = await page.evaluate(() => [
    document.title.startsWith('NEXT ') ? 'next' : 'first',
    [...document.scripts].some(({ text }) => text.includes('/page.next.js')) ? 'next' : 'first',
  ]);
  expect(new Set(releases).size, releases.join()).toBe(1);
  return releases[0]!;
}

/** Requests that failed, and answers that say so. */
function watchFailures(page: Page): string[] {
  const failures: string[] = [];
  page.on('requestfailed', (request) => {
    // A page that is left stops what it was still loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') failures.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => failures.push(error.message));
  return failures;
}

const readers = [
  { language: 'zh-CN', build: 'root', words: '并通过验证' },
  { language: 'en', build: 'base', words: 'passed its verification' },
] as const;

for (const { language, build, words } of readers) {
  test(
    `after one visit every page in ${language} opens without a network, and search reads them (build at ${build})`,
    { tag: '@phone' },
    async ({ page, context }) => {
      test.slow();
      const { folder, env } = builds[build];
      const server = new ReleaseServer(folder, env.BASE_PATH || '/');
      await server.start();
      await page.goto(server.url + folders[language]);
      await kept(page, language);
      server.network = 'dead';
      await context.setOffline(true);
      const failures = watchFailures(page);

      const excerpt = page.locator('[data-search-results] a span', { hasText: words });

      // The page of the first visit can search as well.
      await search(page, words);
      await expect(excerpt.first()).toBeVisible();

      const sitemap = readFileSync(`${folder}/sitemap-0.xml`, 'utf8');
      const paths = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)]
        .map(([, url]) => new URL(url!).pathname.slice((env.BASE_PATH || '/').length))
        .filter((url) => url.startsWith('en/') === (language === 'en'));
      expect(paths.length).toBeGreaterThan(50);
      for (const url of paths) {
        const response = await page.goto(server.url + url);
        expect(response!.fromServiceWorker(), url).toBe(true);
        expect(await response!.text(), url).toBe(
          readFileSync(path.join(folder, url, 'index.html'), 'utf8'),
        );
      }
      await search(page, words);
      await expect(excerpt.first()).toBeVisible();
      expect(failures).toEqual([]);
      server.stop();
    },
  );
}

test(
  'the worker fetches what the release lists for the language, each file once, and nothing else',
  { tag: '@phone' },
  async ({ page, server, next }) => {
    server.folder = next.folder;
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await kept(page);
    const listed = Object.keys(next.precache.languages['zh-CN']!.files);
    expect(new Set(server.asked)).toEqual(new Set([...listed, 'sw.js']));
    // What the first page itself needs it has asked for before the worker.
    const twice = server.asked.filter((url, index) => server.asked.indexOf(url) !== index);
    expect(twice.filter((url) => /^(pagefind|troubleshooting|guides|about)/.test(url))).toEqual([]);
  },
);

test(
  'on a network that takes 30 seconds a page that is kept opens within 2',
  { tag: '@phone' },
  async ({ page, server, next }) => {
    await page.goto(server.url);
    await kept(page);
    server.network = 'slow';
    const open = async (url: string) => {
      const begin = Date.now();
      await page.goto(server.url + url, { waitUntil: 'commit' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      return Date.now() - begin;
    };
    expect(await open('guides/cancel/')).toBeLessThan(2000);

    // The same when the device knows of a newer release that it could not fetch.
    server.network = 'quick';
    server.folder = next.folder;
    server.replaced.set('guides/google-play/', '<title>Not the page of the release</title>');
    await page.goto(`${server.url}guides/cancel/`);
    await expect.poll(() => announced(page), patient).toBe(next.precache.release);
    server.network = 'slow';
    expect(await open('guides/virtual-card/')).toBeLessThan(2000);
    expect(await releaseOf(page)).toBe('first');
  },
);

test(
  'without a network a wrong address gets the page for wrong addresses, in its language',
  { tag: '@phone' },
  async ({ page, server }) => {
    await page.goto(server.url);
    await kept(page);
    server.network = 'dead';
    const response = await page.goto(`${server.url}guides/no-such-page/`);
    expect(response!.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
    await page.goto(`${server.url}guides/cancel?q=x`);
    await expect(page).toHaveURL(`${server.url}guides/cancel/?q=x`);
    await page.goto(`${server.url}guides/cancel/index.html`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('取消');
  },
);

test(
  'a page of the other language says that it is not kept and leads to what is; a visit keeps it too',
  { tag: '@phone' },
  async ({ page, server }) => {
    await page.goto(`${server.url}en/`);
    await kept(page, 'en');
    server.network = 'dead';
    const response = await page.goto(`${server.url}guides/cancel/`);
    expect(response!.status()).toBe(503);
    await expect(page.getByRole('heading', { name: '没有网络' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No network' })).toBeVisible();
    await page.getByRole('link', { name: 'English' }).first().click();
    await expect(page).toHaveURL(`${server.url}en/`);

    server.network = 'quick';
    await page.goto(`${server.url}guides/cancel/`);
    await kept(page, 'en,zh-CN');
    server.network = 'dead';
    for (const url of ['guides/google-play/', 'en/guides/google-play/', 'en/no-such-page/']) {
      await page.goto(server.url + url);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(
        url.includes('no-such') ? 'no page' : 'Google Play',
      );
    }
  },
);

test(
  'a new release takes over with the next page; an open page stays as it is, with its own search',
  { tag: '@phone' },
  async ({ page, context, server, next }) => {
    await page.goto(`${server.url}guides/cancel/`);
    await kept(page);
    // This page is served by the worker, the one before was not: neither may change under the reader.
    const second = await context.newPage();
    await second.goto(`${server.url}guides/google-play/`);
    for (const open of [page, second]) await open.evaluate(() => (document.body.id = 'untouched'));

    server.folder = next.folder;
    const third = await context.newPage();
    await third.goto(server.url);
    expect(await releaseOf(third)).toBe('first');
    await tookOver(third, next.precache);
    for (const open of [page, second]) {
      await expect(open.locator('body')).toHaveId('untouched');
      await search(open, '退款');
      await expect(open.locator('[data-search-results] a').first()).not.toContainText('NEXT');
    }

    server.network = 'dead';
    await third.goto(`${server.url}guides/virtual-card/`);
    expect(await releaseOf(third)).toBe('next');
    await search(third, '退款');
    await expect(third.locator('[data-search-results] a').first()).toContainText('NEXT');

    // Once its last page is closed, nothing of the first release is left.
    await page.close();
    await second.close();
    await third.goto(`${server.url}guides/cancel/`);
    await third.goto(`${server.url}guides/google-play/`);
    await expect.poll(async () => (await cacheNames(third)).length).toBe(2);
  },
);

test(
  'a release takes from the network only what has changed',
  { tag: '@phone' },
  async ({ page, server, next }) => {
    await page.goto(server.url);
    await kept(page);
    server.folder = next.folder;
    server.asked.length = 0;
    await page.goto(`${server.url}guides/cancel/`);
    await tookOver(page, next.precache);
    expect(server.asked.filter((url) => /fragment|pf_index|wasm|later/.test(url))).toEqual([]);
  },
);

test(
  'while a release is half published, pages and scripts are never of two releases',
  { tag: '@phone' },
  async ({ page, server, next }) => {
    await page.goto(server.url);
    await kept(page);
    // One page of the new release is not there yet: the host still has the old one.
    const late = 'troubleshooting/card-declined/';
    server.replaced.set(late, readFileSync(`${builds.root.folder}/${late}index.html`, 'utf8'));
    server.folder = next.folder;
    await page.goto(`${server.url}guides/cancel/`);
    expect(await releaseOf(page)).toBe('first');
    await expect.poll(() => announced(page), patient).toBe(next.precache.release);

    // The new release cannot be kept yet, but the reader gets its facts while there is a network…
    await page.goto(`${server.url}guides/google-play/`);
    expect(await releaseOf(page)).toBe('next');
    await search(page, '退款');
    await expect(page.locator('[data-search-results] a').first()).toContainText('NEXT');
    // …and the old one, whole, when there is none.
    server.network = 'dead';
    await page.goto(`${server.url}guides/google-play/`);
    expect(await releaseOf(page)).toBe('first');
    await search(page, '退款');
    await expect(page.locator('[data-search-results] a').first()).not.toContainText('NEXT');

    server.network = 'quick';
    server.replaced.clear();
    await page.goto(`${server.url}guides/cancel/`);
    await tookOver(page, next.precache);
    server.network = 'dead';
    await page.goto(server.url + late);
    expect(await releaseOf(page)).toBe('next');
  },
);

test(
  'what was interrupted half way is not served, and goes on where it stopped',
  { tag: '@phone' },
  async ({ page, context, server }) => {
    const failures = watchFailures(page);
    await page.goto(server.url);
    await expect.poll(() => server.asked.length).toBeGreaterThan(60);
    server.network = 'dead';
    await expect
      .poll(() => page.evaluate(async () => !(await navigator.serviceWorker.getRegistration())))
      .toBe(true);
    expect(failures).toEqual([]);
    const second = await context.newPage();
    await expect(second.goto(`${server.url}guides/cancel/`)).rejects.toThrow(/ERR_/);

    server.network = 'quick';
    const before = new Set(server.asked);
    server.asked.length = 0;
    await page.goto(server.url);
    await kept(page);
    const again = server.asked.filter((url) => /fragment|guides\//.test(url) && before.has(url));
    // What was on its way when the network went is asked for again: one file in each lane.
    expect(again.length).toBeLessThanOrEqual(4);
  },
);

test(
  'on a full device nothing is kept, the page works, and it is tried again',
  { tag: '@phone' },
  async ({ page, context, server }) => {
    const failures = watchFailures(page);
    const devtools = await context.newCDPSession(page);
    const limit = (quotaSize?: number) =>
      devtools.send('Storage.overrideQuotaForOrigin', {
        origin: new URL(server.url).origin,
        quotaSize,
      });
    await limit(200_000);
    await page.goto(server.url);
    await expect.poll(() => server.asked.includes('sw.js')).toBe(true);
    await expect
      .poll(() => page.evaluate(async () => !(await navigator.serviceWorker.getRegistration())))
      .toBe(true);
    await expect.poll(() => cacheNames(page)).toEqual([]);
    await search(page, '退款');
    expect(failures).toEqual([]);

    await limit();
    await page.goto(server.url);
    await kept(page);
  },
);

for (const [name, connection] of Object.entries({
  'who saves data': { saveData: true },
  'on a metered connection': { type: 'cellular' },
})) {
  test(`for a reader ${name} nothing is kept`, { tag: '@phone' }, async ({ page, server }) => {
    await page.addInitScript(
      (value) => Object.defineProperty(navigator, 'connection', { value }),
      connection,
    );
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
    expect(await cacheNames(page)).toEqual([]);
    expect(server.asked).not.toContain('sw.js');
  });
}

test(
  'a release that comes out while the reader saves data is read from the network, page by page',
  { tag: '@phone' },
  async ({ page, server, next }) => {
    await page.goto(server.url);
    await kept(page);
    server.folder = next.folder;
    const saving = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`;
    server.replaced.set('sw.js', saving + readFileSync(`${next.folder}/sw.js`, 'utf8'));
    await page.goto(`${server.url}guides/cancel/`);
    await expect.poll(() => announced(page), patient).toBe(next.precache.release);
    server.asked.length = 0;
    await page.goto(`${server.url}guides/google-play/`);
    expect(await releaseOf(page)).toBe('next');
    expect(server.asked.filter((url) => url.endsWith('/'))).toEqual(['guides/google-play/']);
  },
);

test(
  'a browser that denies storage, or has no workers, shows the page and no error',
  { tag: '@phone' },
  async ({ page, server }) => {
    const failures = watchFailures(page);
    await page.addInitScript(() => {
      const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'));
      Object.assign(ServiceWorkerContainer.prototype, {
        register: denied,
        getRegistration: denied,
      });
    });
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined }),
    );
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await search(page, '退款');
    expect(failures).toEqual([]);
  },
);

test(
  'a policy with Trusted Types lets the worker, and no other script, be registered',
  { tag: '@phone' },
  async ({ page, server }) => {
    server.headers = {
      'Content-Security-Policy':
        "worker-src 'self'; require-trusted-types-for 'script'; trusted-types service-worker",
    };
    await page.goto(server.url);
    await kept(page);
    await expect(
      page.evaluate(() => navigator.serviceWorker.register('/sw.js').then(() => undefined)),
    ).rejects.toThrow(/TrustedScriptURL/);
  },
);

test(
  'one file turns the worker off: it and all that it kept are gone, and pages come from the network',
  { tag: '@phone' },
  async ({ page, server, next }) => {
    await page.goto(server.url);
    await kept(page);
    await page.evaluate(() => caches.open('of another site'));
    server.folder = next.folder;
    server.replaced.set('sw.js', readFileSync('deploy/sw-off.js', 'utf8'));
    await page.goto(`${server.url}guides/cancel/`);
    await expect.poll(() => cacheNames(page)).toEqual(['of another site']);
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      )
      .toBe(0);
    const failures = watchFailures(page);
    await page.goto(`${server.url}guides/google-play/`);
    expect(await releaseOf(page)).toBe('next');
    await search(page, '退款');
    expect(failures).toEqual([]);
  },
);
