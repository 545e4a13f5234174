import { field as searchField } from './search.ts';
import { expect, test } from './test.ts';

for (const { home, headings, words, example, cancel } of [
  {
    home: '/',
    headings: ['我遇到报错', '我想付款', '我想取消'],
    words: '粘贴报错，或写下出了什么事',
    example: '扣了钱没开通',
    cancel: '在 iPhone 上取消',
  },
  {
    home: '/en/',
    headings: ['I got an error', 'I want to pay', 'I want to cancel'],
    words: 'Paste the error, or describe it',
    example: 'paid but still free',
    cancel: 'Cancel on an iPhone',
  },
]) {
  test.describe(home, () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('the first phone screen offers help with an error, paying and cancelling', async ({
      page,
    }) => {
      await page.goto(home);
      const main = page.getByRole('main');
      for (const name of headings) {
        await expect(main.getByRole('heading', { level: 2, name })).toBeInViewport({ ratio: 1 });
      }
      await expect(main.getByText(words)).toBeInViewport({ ratio: 1 });
      await expect(main.getByText(example)).toBeInViewport({ ratio: 1 });
      for (const row of await main.locator('.route-list li').all()) {
        await expect(row).toBeInViewport({ ratio: 1 });
        await expect(row.locator('[data-status]')).toBeVisible();
      }
    });

    test('the field opens search, and Escape returns focus to the field', async ({ page }) => {
      await page.goto(home);
      const field = page.getByRole('main').getByText(words);
      await field.focus();
      await page.keyboard.press('Enter');
      await expect(searchField(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(field).toBeFocused();
    });

    test('the keyboard reaches the cancellation guide from the top', async ({ page }) => {
      await page.goto(home);
      const link = page.getByRole('main').getByRole('link', { name: cancel });
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        if (await link.evaluate((element) => element === document.activeElement)) break;
      }
      await expect(link).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/guides\/cancel\/#cancel-ios$/);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('the field and the examples are links to problems', async ({ page }) => {
        await page.goto(home);
        await page.getByRole('main').getByText(example).click();
        await expect(page).toHaveURL(/\/troubleshooting\/plus-not-active\/$/);
        await page.goBack();
        await page.getByRole('main').getByText(words).click();
        await expect(page).toHaveURL(/\/troubleshooting\/$/);
      });
    });
  });
}
