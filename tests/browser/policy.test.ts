import type { Page } from '@playwright/test';
import { openSearch, options, field } from './search.ts';
import { consoleErrors, expect, test } from './test.ts';
import { builds } from '../builds.ts';

const { url: home } = builds.root;

const attack = '<img src=x onerror="injected=1"><script>injected=1</script>';

/** @returns whether the attack has run. */
const hasRun = (page: Page) => page.evaluate(() => 'injected' in window);

test('no reader action violates the policy', async ({ page, isMobile, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/troubleshooting/card-declined/');
  await page.locator('button[data-copy]').first().click();
  await page.locator('main details summary').first().click();
  if (isMobile) {
    await page.getByRole('button', { name: /菜单|Menu/ }).click();
  }
  await page.locator('.theme-select select:visible').first().selectOption('dark');
  await openSearch(page, '礼品卡怎么买', '/troubleshooting/');
  await options(page).first().click();
  await expect(page).not.toHaveURL(/card-declined/);
  await page.emulateMedia({ media: 'print' });
  await page.goto('/guides/cancel/#refunds');
  await page.goto('/en/guides/cancel/');
  expect(await consoleErrors(page)).toEqual([]);
});

test('markup in the query, the hash or the index does not run', async ({ page }) => {
  await page.goto(`/?q=${encodeURIComponent(attack)}#${attack}`);
  await expect(field(page)).toHaveValue(attack);
  await page.route('**/index/*/section-*', async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll(
      /"title":"/g,
      `"title":${JSON.stringify(attack).slice(0, -1)}`,
    );
    await route.fulfill({ response, body: text });
  });
  await openSearch(page);
  await field(page).fill('退款');
  // Routing the damaged file through this test is slow on a busy machine.
  await expect(options(page).first()).toContainText('<script>', { timeout: 20_000 });
  expect(await hasRun(page)).toBe(false);
});

test('the policy blocks an injected script', async ({ page }) => {
  await page.route(`${home}guides/cancel/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('</main>', `${attack}</main>`),
    });
  });
  await page.goto('/guides/cancel/');
  await expect.poll(() => consoleErrors(page)).toContainEqual(expect.stringMatching('violates'));
  expect(await hasRun(page)).toBe(false);
  await expect(
    page.evaluate(() => (document.querySelector('main')!.innerHTML = '<b>x</b>')),
  ).rejects.toThrow(/TrustedHTML/);
});
