import { expect, test } from './test.ts';

const plus = '/guides/plus-benefits/';

test('the inputs work by keyboard and the total is announced', async ({ page }) => {
  await page.goto(plus);
  await page.getByLabel('标价（美元）').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^税 %/)).toBeFocused();
  await page.keyboard.type('8.875');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1.5');
  const output = page.getByRole('status').filter({ hasText: '合计' });
  await expect(output).toHaveText('合计（美元） 22.10', { useInnerText: true });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/plus-benefits\/$/);
  await expect(output).toContainText('22.10');
});

test('yuan appear only with an exchange rate, and a total only with a price', async ({ page }) => {
  await page.goto(`/en${plus}`);
  const output = page.getByRole('status').filter({ hasText: 'Total' });
  await page.getByLabel(/^Yuan per US\$1/).fill('7.1');
  await expect(output).toContainText('in yuan 142.00', { useInnerText: true });
  await page.getByLabel('Price (US$)').fill('');
  await expect(output).toContainText('Total (US$) —', { useInnerText: true });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the price is shown in a disabled input', async ({ page }) => {
    await page.goto(plus);
    await expect(page.getByLabel('标价（美元）')).toBeDisabled();
    await expect(page.getByLabel('标价（美元）')).toHaveValue('20');
  });
});
