import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { offlineCopies, writeWorker } from '../../src/offline/write.ts';
import { filesIn } from '../../src/files.ts';
import { builds } from '../builds.ts';
import { ReleaseServer } from './release-server.ts';
import { options, search as searchFor } from './search.ts';
import { expect, scriptsHaveRun, test as base } from './test.ts';

export const first = builds.root.folder;

export const test = base.extend<{ server: ReleaseServer; cachedPage: Page }, { next: string }>({
  serviceWorkers: 'allow',
  server: async ({}, use) => {
    const server = new ReleaseServer(first);
    await server.start();
    await use(server);
    server.stop();
  },
  /** A page of a reader with the whole release cached. */
  cachedPage: async ({ page, server }, use) => {
    await page.goto(server.url);
    await kept(page);
    await use(page);
  },
  // In the next release every page has a new title.
  next: [
    async ({}, use, { workerIndex }) => {
      const folder = `test-results/next-release-${workerIndex}`;
      cpSync(first, folder, { recursive: true });
      for (const file of filesIn(folder)) {
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

/** @returns the releases in a language's caches, each with its number of files. */
export function cached(page: Page, language = 'zh-CN'): Promise<string[]> {
  return page.evaluate(async (name) => {
    const ours = (await caches.keys()).filter((other) => other.includes(` ${name} `));
    const keys = await Promise.all(ours.map(async (one) => (await caches.open(one)).keys()));
    return ours.map((one, index) => `${one.split(' ').at(-1)}: ${keys[index]!.length}`);
  }, language);
}

/** Caching takes seconds; Playwright's own intervals would add half of one. */
export const whileCaching = { timeout: 40_000, intervals: [100] };

/** Waits until a release, and no other, is completely cached in a language. */
export async function kept(page: Page, folder = first, language = 'zh-CN'): Promise<void> {
  const { release, packs } = offlineCopies(folder)[language]!;
  // The packs and their list.
  const whole = [`${release}: ${packs.length + 1}`];
  await expect.poll(() => cached(page, language), whileCaching).toEqual(whole);
}

/** @returns the address of the pack with a file, in Chinese. */
export function packWith(file: string, folder = first): string {
  const { packs } = offlineCopies(folder)['zh-CN']!;
  const { digest } = packs.find(({ files }) => files.some(([address]) => address === file))!;
  return `offline/${digest}.txt`;
}

/** Makes the browser check for a new worker at once, rather than some time after opening a page. */
export async function update(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

/** Opens search, types a query and waits for a result. */
export async function search(page: Page): Promise<void> {
  await scriptsHaveRun(page);
  await page.keyboard.press('/');
  await searchFor(page, '退款');
  await expect(options(page).first()).toBeVisible();
}

export const isNext = async (page: Page) => (await page.title()).startsWith('NEXT ');

/** @returns error responses. */
export function watchFailures(page: Page): string[] {
  const failures: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`);
  });
  return failures;
}
