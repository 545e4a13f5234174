import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';
import { builds } from '../builds.ts';

const { url: home } = builds.root;

/** Collects a page's policy violations and script errors. */
async function watch(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('violated', (what: string) => violations.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { violated: (what: string) => void }).violated(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      ),
    );
    // Playwright itself uses eval; count only the page's own code.
    (window as unknown as { injected: number }).injected = 0;
  });
  page.on('pageerror', (error) => violations.push(error.message));
  return violations;
}

const attack = '<img src=x onerror="injected=1"><script>injected=1</script>';

test('no reader action violates the policy', async ({ page, isMobile, context }) => {
  const violations = await watch(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/troubleshooting/card-declined/');
  await page.locator('button[data-copy]').first().click();
  await page.locator('main details summary').first().click();
  if (isMobile) {
    await page.getByRole('button', { name: /菜单|Menu/ }).click();
  }
  await page.locator('.theme-select select:visible').first().selectOption('dark');
  await page.goto('/troubleshooting/');
  await page.keyboard.press('Control+k');
  await page.locator('dialog input').fill('礼品卡怎么买');
  await expect(page.locator('[data-search-results] a').first()).toBeVisible();
  await expect(page.locator('[data-search-results]')).toHaveAttribute('aria-busy', 'false');
  await page.locator('[data-search-results] a').first().click();
  await expect(page.locator('main mark').first()).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await page.goto('/guides/cancel/#refunds');
  await page.goto('/en/guides/cancel/');
  expect(violations).toEqual([]);
});

test('markup in the query, the hash, storage or the index does not run', async ({ page }) => {
  await watch(page);
  const injected = () => page.evaluate(() => (window as unknown as { injected: number }).injected);
  await page.goto(`/?q=${encodeURIComponent(attack)}#${attack}`);
  await expect(page.locator('dialog input')).toHaveValue(attack);
  await page.evaluate(
    (text) => sessionStorage.setItem('search-words', JSON.stringify(['/', text, 1, { text }])),
    attack,
  );
  await page.route('**/index/entries-*', async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replaceAll(
      /"title":"/g,
      `"title":${JSON.stringify(attack).slice(0, -1)}`,
    );
    await route.fulfill({ response, body: text });
  });
  await page.goto('/');
  // The script loads after the first paint; keys pressed before then are lost.
  await page.locator('site-search:defined').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+k');
  await page.locator('dialog input').fill('退款');
  // Routing the damaged file through this test is slow on a busy machine.
  await expect(page.locator('[data-search-results] a').first()).toContainText('<script>', {
    timeout: 20_000,
  });
  expect(await injected()).toBe(0);
});

test('the policy blocks an injected script', async ({ page }) => {
  const violations = await watch(page);
  await page.route(`${home}guides/cancel/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('</main>', `${attack}</main>`),
    });
  });
  await page.goto('/guides/cancel/');
  await expect(() => expect(violations.length).toBeGreaterThan(0)).toPass();
  expect(await page.evaluate(() => (window as unknown as { injected: number }).injected)).toBe(0);
  await expect(
    page.evaluate(() => (document.querySelector('main')!.innerHTML = '<b>x</b>')),
  ).rejects.toThrow(/TrustedHTML/);
});
