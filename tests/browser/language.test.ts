import { expect, scriptsHaveRun, test } from './test.ts';
import type { Page } from '@playwright/test';
import { builds } from '../builds.ts';

test('the language switch keeps the page and the section in the URL', async ({ page }) => {
  await page.goto('/guides/cancel/#cancel-ios');
  await switchTo(page, 'English');
  await expect(page).toHaveURL(`${builds.root.url}en/guides/cancel/#cancel-ios`);
  await expect(page.locator('#cancel-ios')).toBeInViewport();
  await switchTo(page, '简体中文');
  await expect(page).toHaveURL(`${builds.root.url}guides/cancel/#cancel-ios`);
});

test('the language switch keeps the section in view', async ({ page }) => {
  await page.goto('/guides/cancel/');
  await page.locator('#refunds').evaluate((heading) => heading.scrollIntoView());
  await switchTo(page, 'English');
  await expect(page).toHaveURL(`${builds.root.url}en/guides/cancel/#refunds`);
});

test('the language switch works below a base path', async ({ page }) => {
  await page.goto(`${builds.base.url}en/troubleshooting/card-declined/`);
  await switchTo(page, '简体中文');
  await expect(page).toHaveURL(`${builds.base.url}troubleshooting/card-declined/`);
});

test(
  'the opened menu shows the language switch without scrolling',
  { tag: '@phone' },
  async ({ page }) => {
    await page.goto('/guides/cancel/');
    await page.getByRole('button', { name: '菜单' }).click();
    await expect(page.locator('a.language-switch:visible').first()).toBeInViewport({ ratio: 1 });
  },
);

test.describe('a browser that prefers English', () => {
  test.use({ locale: 'en-US' });

  test('is not redirected but shown a hint, which can be dismissed for good', async ({ page }) => {
    await page.goto('/guides/cancel/');
    await expect(page).toHaveURL(`${builds.root.url}guides/cancel/`);
    const hint = page.getByRole('complementary', { name: 'This page is available in English' });
    await expect(hint).toBeVisible();
    await hint.getByRole('button', { name: 'No thanks, stay in Chinese' }).click();
    await expect(hint).toBeHidden();
    await page.goto('/guides/google-play/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(hint).toBeHidden();
  });

  test('no focused control is behind the hint', { tag: '@phone' }, async ({ page }) => {
    await page.goto('/troubleshooting/card-declined/');
    // Its styles load after the first paint.
    const hint = page.locator('.language-hint');
    await expect(hint).toBeVisible();
    const { y } = (await hint.boundingBox())!;
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const bottom = await page.evaluate(() => {
        const focused = document.activeElement!;
        return focused.closest('.language-hint') ? 0 : focused.getBoundingClientRect().bottom;
      });
      expect(bottom, `stop ${stop + 1}`).toBeLessThanOrEqual(y + 1);
    }
  });

  test('can follow the hint to the English page', async ({ page }) => {
    await page.goto('/guides/cancel/');
    await page.getByRole('link', { name: 'This page is available in English' }).click();
    await expect(page).toHaveURL(`${builds.root.url}en/guides/cancel/`);
    await expect(page.getByText('这一页有中文版')).toBeHidden();
  });
});

test('a Chinese browser on a Chinese page shows no hint', async ({ page }) => {
  await page.goto('/guides/cancel/');
  await expect(page.getByText('This page is available in English')).toBeHidden();
});

async function switchTo(page: Page, language: string): Promise<void> {
  await scriptsHaveRun(page);
  const link = page.getByRole('link', { name: language, exact: true });
  const menu = page.getByRole('button', { name: /^(菜单|Menu)$/ });
  if (await menu.isVisible()) await menu.click();
  const shown = link.filter({ visible: true }).first();
  await expect(shown).toBeInViewport();
  await shown.click();
}
