import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { builds } from '../builds.ts';
import { expect, test } from './test.ts';

const plus = '/guides/plus-benefits/';
const total = (page: Page) => page.locator('form.cost output');
/** Only what a reader sees: the line in yuan is there, hidden, from the start. */
const shown = { useInnerText: true };
const formula = (page: Page) => page.locator('form.cost > p');

test('a reader who has only a keyboard changes the figures and hears the sum', async ({ page }) => {
  await page.goto(plus);
  await expect(page.getByLabel('标价（美元）')).toBeEnabled();
  await page.getByLabel('标价（美元）').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^税 %/)).toBeFocused();
  await page.keyboard.type('8.875');
  await page.keyboard.press('Tab');
  await page.keyboard.type('１。５');
  // Which region speaks, how, and what it says.
  const said = page.getByRole('status').filter({ hasText: '要准备' });
  await expect(said).toHaveText('要准备（美元） 22.11', shown);
  await expect(formula(page)).toContainText(
    '标价 20.00 + 税 1.78 + 货币转换费 0.33 + 给卡充钱的手续费 0.00 = 22.11',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${builds.root.url}guides/plus-benefits/`);
  await expect(total(page)).toContainText('22.11');
});

test('where one pays sets the price, and the reader may set another', async ({ page }) => {
  await page.goto(plus);
  await page.getByRole('radio', { name: /App Store：19\.99 美元/ }).check();
  await expect(total(page)).toContainText('19.99');
  await page.getByRole('radio', { name: /Google Play：没有找到价格/ }).check();
  await expect(page.getByLabel('标价（美元）')).toHaveValue('');
  await expect(total(page)).toContainText('—');
  await page.getByLabel('标价（美元）').fill('21,50');
  await expect(total(page)).toContainText('21.50');
});

test('yuan stand there only when the reader gives a rate', async ({ page }) => {
  await page.goto('/en/guides/api-billing/');
  await expect(total(page)).toHaveText('Amount you need (US$) 5.00', shown);
  await page.getByLabel(/^Yuan per US\$1/).fill('7.1');
  await expect(total(page)).toHaveText('Amount you need (US$) 5.00 in yuan 35.50', shown);
  await page.getByLabel(/^Yuan per US\$1/).fill('');
  await expect(total(page)).toHaveText('Amount you need (US$) 5.00', shown);
});

test('what is no number is explained beside its field, and the rest stays', async ({ page }) => {
  await page.goto(plus);
  await page.getByLabel(/^货币转换费/).fill('1.5');
  const tax = page.getByLabel(/^税 %/);
  await tax.fill('-5');
  await expect(total(page)).toHaveText('要准备（美元） —', shown);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await tax.blur();
  await expect(page.getByRole('alert')).toHaveText('请填 0 到 100 的数，例如 7.5');
  await expect(tax).toHaveAttribute('aria-invalid', 'true');
  await expect(tax).toHaveAccessibleDescription('请填 0 到 100 的数，例如 7.5');
  const message = (await page.getByRole('alert').boundingBox())!;
  const field = (await tax.boundingBox())!;
  expect(Math.abs(message.y - field.y)).toBeLessThan(100);
  await expect(page.getByLabel(/^货币转换费/)).toHaveValue('1.5');
  await expect(page.getByLabel('标价（美元）')).toHaveValue('20.00');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const { violations } = await new AxeBuilder({ page }).include('form.cost').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await page.getByLabel('标价（美元）').fill('99999999999');
  await page.getByLabel('标价（美元）').blur();
  await expect(page.getByRole('alert').first()).toHaveText('请填 0 到 100,000 的数，例如 7.5');
  await page.getByLabel('标价（美元）').fill('20');
  await tax.fill('5');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(tax).toHaveAttribute('aria-invalid', 'false');
  await expect(total(page)).toContainText('21.32');
});

test('what a browser has put back into the fields is summed', async ({ page }) => {
  const letThrough = await holdScripts(page);
  const opened = page.goto(plus);
  // As after a way back: the figure stands there before the script comes.
  await page.locator('#cost-tax').evaluate((tax: HTMLInputElement) => (tax.value = '10'));
  letThrough();
  await opened;
  await expect(total(page)).toContainText('22.00');
});

test('nothing that is typed leaves the page', async ({ page }) => {
  await page.goto(plus);
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByLabel(/^税 %/).fill('5');
  await page.getByLabel(/^税 %/).press('Enter');
  await expect(total(page)).toContainText('21.00');
  expect(requests).toEqual([]);
  expect(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  ).not.toContain('21');
});

for (const url of [plus, '/en/guides/api-billing/']) {
  test(`on ${url} the fields open without moving anything`, async ({ page }) => {
    const letThrough = await holdScripts(page);
    const opened = page.goto(url, { waitUntil: 'commit' });
    await page.locator('form.cost fieldset:disabled').waitFor();
    const place = () =>
      page.locator('form.cost *').evaluateAll((all) =>
        all.map((element) => {
          const { top, width, height } = element.getBoundingClientRect();
          return [top + scrollY, width, height].map(Math.round).join();
        }),
      );
    const before = await place();
    letThrough();
    await opened;
    await page.locator('form.cost fieldset:enabled').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await place()).toEqual(before);
  });

  test(`on ${url} the sum fits 320 pixels, messages and all`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(url);
    const inputs = page.locator('form.cost table input');
    for (const input of await inputs.all()) {
      await input.fill('99999999999999999999');
      await input.blur();
    }
    await expect(page.getByRole('alert')).toHaveCount(await inputs.count());
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overflow()).toBeLessThanOrEqual(0);
    for (const [index, input] of (await inputs.all()).entries()) {
      await input.fill(['100000', '100', '100', '100', '1000'][index]!);
    }
    await expect(total(page)).toContainText('800000.00');
    await expect(total(page)).toContainText('800000000.00');
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test(`the worked sum on ${url} is whole, and no field pretends to work`, async ({ page }) => {
      await page.goto(url);
      const price = url === plus ? '20.00' : '5.00';
      await expect(page.locator('#cost-price')).toHaveValue(price);
      await expect(page.locator('#cost-price')).toBeVisible();
      await expect(total(page)).toContainText(price);
      await expect(total(page)).not.toContainText(/合人民币|yuan/, shown);
      await expect(formula(page)).toContainText(`= ${price}`);
      for (const input of await page.locator('form.cost input').all()) {
        await expect(input).toBeDisabled();
      }
    });
  });
}

test('on paper the figures and the formula stand as the reader left them', async ({ page }) => {
  await page.goto(plus);
  await page.getByLabel(/^税 %/).fill('10');
  await page.emulateMedia({ media: 'print' });
  await expect(formula(page)).toBeVisible();
  await expect(formula(page)).toContainText('标价 20.00 + 税 2.00');
  await expect(formula(page)).toContainText('= 22.00');
  await expect(page.getByLabel(/^税 %/)).toHaveValue('10');
  await expect(total(page)).toBeVisible();
});

/** @returns a function that lets the scripts, and the later styles, of the next page come. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough!: () => void;
  const wait = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/_astro\//, async (route) => {
    await wait;
    await route.continue();
  });
  return letThrough;
}
