import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The name of the button that opens the search. */
export const button = /^(搜索|Search)$/;
export const field = (page: Page) => page.getByRole('dialog').getByRole('searchbox');
/** The results. */
export const options = (page: Page) => page.locator('[data-search-results] a');

/** Opens a page and its search, and types a query. */
export async function openSearch(page: Page, query = '', url = '/'): Promise<void> {
  await page.goto(url);
  // On a busy machine, the script that listens for the shortcut may start after the page has loaded.
  await page.locator('site-search:defined').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Control+k');
  await search(page, query);
}

/** Types a query and waits for its answer. */
export async function search(page: Page, query: string): Promise<void> {
  await field(page).fill(query);
  await expect(page.locator('[data-search-results]')).not.toHaveAttribute('aria-busy', 'true');
}

/** Delays files until some time after the first of them has been requested. */
export async function delay(page: Page, pattern: string, milliseconds: number): Promise<void> {
  let due: Promise<void> | undefined;
  await page.route(pattern, async (route) => {
    due ??= setTimeout(milliseconds);
    await due;
    await route.continue();
  });
}
