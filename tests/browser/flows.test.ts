import { expect, test } from './test.ts';

const guide = '/guides/app-store-gift-card/';

test('screen readers get a flow as a figure with a name, a status and steps in order', async ({
  page,
}) => {
  await page.goto(guide);
  const figure = page.getByRole('figure', { name: /^App Store 礼品卡：.*情况不明$/ });
  const steps = figure.getByRole('list').first();
  expect(await steps.evaluate((list) => list.tagName)).toBe('OL');
  await expect(steps.locator(':scope > li')).toHaveText([
    /^你\s*买卡的钱$/,
    /兑换码/,
    /余额/,
    /Plus/,
    '你的 ChatGPT 账号',
  ]);
});

test('Tab visits the failures of a flow in order, and Enter opens their pages', async ({
  page,
}) => {
  await page.goto(guide);
  const links = page.locator('figure.flow').getByRole('link');
  await links.first().focus();
  await page.keyboard.press('Tab');
  await expect(links.nth(1)).toBeFocused();
  const title = (await links.nth(1).textContent())!.trim();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/troubleshooting\/giftcard-wrong-storefront\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

for (const url of [guide, `/en${guide}`, '/guides/virtual-card/', '/en/guides/virtual-card/']) {
  test(`${url} keeps its flows within the screen and their links far enough apart to tap`, async ({
    page,
  }) => {
    await page.goto(url);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const wrong = await page.locator('figure.flow').evaluateAll((figures) =>
        figures.flatMap((figure) => {
          const frame = figure.getBoundingClientRect();
          const boxes = [...figure.querySelectorAll('strong, div, a')];
          const tops = [...figure.querySelectorAll('a')].map((a) => a.getBoundingClientRect().top);
          return [
            ...boxes
              .filter((box) => box.getBoundingClientRect().right > frame.right)
              .map(({ textContent }) => `sticks out: ${textContent}`),
            ...tops
              .filter((top, index) => index > 0 && top - tops[index - 1]! < 24)
              .map((top) => `${top} is too close to the link before`),
          ];
        }),
      );
      expect(wrong, `${width} pixels`).toEqual([]);
    }
  });
}

test('a printed flow stays on one sheet', async ({ page }) => {
  await page.goto(guide);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('figure.flow')).toHaveCSS('break-inside', 'avoid');
});

test('forced colours keep the boxes, arrows and branches', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(guide);
  const drawn = await page.locator('figure.flow').evaluate((figure) => {
    const widthOf = (selector: string, pseudo?: string) => {
      const style = getComputedStyle(figure.querySelector(selector)!, pseudo);
      return [style.borderTopWidth, style.borderLeftWidth, style.borderBottomWidth]
        .map(parseFloat)
        .reduce((one, other) => Math.max(one, other));
    };
    return [
      widthOf('strong'),
      widthOf('div'),
      widthOf('div', '::after'),
      widthOf('ul li', '::before'),
    ];
  });
  for (const width of drawn) expect(width).toBeGreaterThan(0);
});
