import { expect, test } from '@playwright/test';
import { builds } from '../builds.ts';

for (const [name, { url }] of Object.entries(builds)) {
  test(`search finds 礼品卡 and leads to a page (build at ${name})`, async ({ page }) => {
    await page.goto(`${url}guides/cancel/`);
    await page.getByRole('button', { name: '搜索' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('礼品卡');
    const first = dialog.getByRole('link').first();
    await expect(first).toContainText('礼品卡');
    await first.click();
    await expect(page).toHaveURL(new RegExp(`^${url}guides/app-store-gift-card/`));
  });
}

test('Ctrl+K opens search and Escape closes it', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('dialog input')).toBeAttached();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
