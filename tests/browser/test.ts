import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** Playwright's `test`, whose `page.goto` waits for the page's scripts, too: they come after the first paint. */
export const test = base.extend({
  page: async ({ page, javaScriptEnabled }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...args) => {
      const response = await goto(...args);
      if (javaScriptEnabled !== false) await scriptsHaveRun(page);
      return response;
    };
    await use(page);
  },
});

/** Waits until the scripts of the page that is open have run. */
export async function scriptsHaveRun(page: Page): Promise<void> {
  await page.waitForFunction(() => customElements.get('site-search') !== undefined);
}
