import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/**
 * Playwright's `test`, with a `page.goto` that also waits for the page's scripts, which run after the first
 * paint. If a script fails to load there is nothing to wait for.
 */
export const test = base.extend({
  page: async ({ page, javaScriptEnabled }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...args) => {
      const lost = new Promise<void>((resolve) => {
        page.on('requestfailed', (request) => {
          if (request.resourceType() === 'script') resolve();
        });
      });
      const response = await goto(...args);
      if (javaScriptEnabled !== false) await Promise.race([scriptsHaveRun(page), lost]);
      return response;
    };
    await use(page);
  },
});

/** Waits until the scripts of the open page have run, or until it is closed. */
export async function scriptsHaveRun(page: Page): Promise<void> {
  const run = page.waitForFunction(
    () => document.querySelector('site-search:not(:defined)') === null,
  );
  await run.catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
}
