import { button, field, openSearch, options } from './search.ts';
import { expect, test } from './test.ts';

for (const key of ['Control+k', '/']) {
  test(`${key} opens search, Escape closes it and returns focus`, async ({ page }) => {
    await page.goto('/');
    await page.waitForFunction(() => customElements.get('site-search'));
    await page.keyboard.press(key);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: button })).toBeFocused();
  });
}

test('arrow keys lead to a result, Enter opens it, and the count is announced', async ({
  page,
}) => {
  await openSearch(page, '退款');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/^\d+ 条结果$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = options(page).nth(1);
  await expect(second).toBeFocused();
  const target = (await second.getAttribute('href'))!.replace(/#.*/, '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${target}(#.*)?$`));
});

test('from a result the arrow up and typing lead back to the field', async ({ page }) => {
  await openSearch(page, '退款');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('a');
  await expect(field(page)).toHaveValue('退款a');
});

for (const forcedColors of ['none', 'active'] as const) {
  test(`the selected result is outlined (forced colours: ${forcedColors})`, async ({ page }) => {
    await page.emulateMedia({ forcedColors });
    await openSearch(page, '退款');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).first()).toHaveCSS('outline-style', 'solid');
    await expect(options(page).first()).toHaveCSS('outline-width', '3px');
  });
}

test('the Enter that ends a composition opens no result, in Safari either', async ({ page }) => {
  await openSearch(page, '退款');
  await field(page).evaluate((input) => {
    const init = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  await page.waitForTimeout(1000);
  await expect(page).toHaveURL(/^[^?]+\/([?]q=.*)?$/);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('nothing is searched during Chinese input composition', async ({ page }) => {
  await openSearch(page);
  await expect(field(page)).toBeFocused();
  const devtools = await page.context().newCDPSession(page);
  const text = 'tuikuan';
  const [selectionStart, selectionEnd] = [text.length, text.length];
  await devtools.send('Input.imeSetComposition', { text, selectionStart, selectionEnd });
  await page.waitForTimeout(300);
  await expect(options(page)).toHaveCount(0);
  await devtools.send('Input.insertText', { text: '退款' });
  await expect(options(page).first()).toContainText('退款');
});
