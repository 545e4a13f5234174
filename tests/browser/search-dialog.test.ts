import { loadAxe, violations } from './axe.ts';
import { field, openSearch, options, search } from './search.ts';
import { expect, test } from './test.ts';

test('the dialog is accessible, with and without results', async ({ page }) => {
  await loadAxe(page);
  await openSearch(page);
  for (const query of ['', '退款', '香蕉面包']) {
    await search(page, query);
    expect(await violations(page, 'dialog'), query).toEqual([]);
  }
});

test('the dialog closes at a click beside it, but not in its blank space', async ({ page }) => {
  await openSearch(page, '香蕉面包');
  const dialog = page.getByRole('dialog');
  const { x, y, width, height } = (await dialog.boundingBox())!;
  const bar = (await field(page).boundingBox())!;
  await page.mouse.click(x + width - 8, y + height - 8);
  await expect(dialog).toBeVisible();
  // Selecting text may end anywhere.
  await page.mouse.move(bar.x + 50, bar.y + 20);
  await page.mouse.down();
  await page.mouse.move(2, bar.y + 20);
  await page.mouse.up();
  await expect(dialog).toBeVisible();
  if (x < 3) return;
  await page.mouse.click(2, bar.y);
  await expect(dialog).toBeHidden();
});

test('all results can be scrolled to, also in browsers without dynamic viewport units', async ({
  page,
}) => {
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace(/[\d.]+[dsl]v[hw]/g, '1unknown') });
  });
  await openSearch(page, '退款');
  // To the middle: at the edge, a fraction of a pixel may stay hidden.
  const last = options(page).last();
  await last.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await expect(last).toBeInViewport({ ratio: 1 });
});
