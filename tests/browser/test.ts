import { expect, test as base, type Page } from '@playwright/test';

export { expect };

/**
 * Playwright's `test`, with a `page.goto` that also waits for the page's scripts, which run after the first
 * paint. If a script fails to load there is nothing to wait for. Every test also expects that no script of its
 * `page` throws an error.
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
    const errors = page.isClosed() ? [] : await page.pageErrors({ filter: 'all' });
    expect(errors, 'script errors').toEqual([]);
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

/** @returns the errors in the console of a page. Chromium logs a violation of the policy as one. */
export async function consoleErrors(page: Page): Promise<string[]> {
  const messages = await page.consoleMessages({ filter: 'all' });
  return messages.filter((message) => message.type() === 'error').map((message) => message.text());
}
