import { builds } from '../builds.ts';
import { button, delay, field, openSearch, options, search } from './search.ts';
import { expect, test } from './test.ts';

for (const [name, { url }] of Object.entries(builds)) {
  test(`search finds 礼品卡 and opens a page (build at ${name})`, async ({ page }) => {
    await page.goto(`${url}guides/cancel/`);
    await page.getByRole('button', { name: button }).click();
    await search(page, '礼品卡');
    await expect(options(page).first()).toContainText('礼品卡');
    await options(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('礼品卡');
    expect(page.url()).toContain(url);
  });
}

test('Enter before the results arrive opens the first one when they do', async ({ page }) => {
  await delay(page, '**/pagefind/*/index/**', 500);
  await openSearch(page, '礼品卡');
  await field(page).fill('付款页转圈');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/checkout-stuck/, { timeout: 10_000 });
});

test('Enter before the engine has loaded is not lost', async ({ page }) => {
  await delay(page, '**/_astro/engine.*', 1500);
  await page.goto('/');
  await page.waitForFunction(() => customElements.get('site-search'));
  await page.keyboard.press('/');
  await page.keyboard.insertText('付款页转圈');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/checkout-stuck/, { timeout: 10_000 });
});

test('Back from a result returns to the results', async ({ page }) => {
  await openSearch(page, '付款页转圈', '/guides/cancel/');
  await options(page).first().click();
  await expect(page).toHaveURL(/checkout-stuck/);
  await page.goBack();
  await expect(field(page)).toHaveValue('付款页转圈');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/[?]q=/);
});

test('results show their fit and are announced only after a pause in typing', async ({ page }) => {
  await openSearch(page);
  const results = page.locator('[data-search-results]');
  const status = page.getByRole('dialog').getByRole('status');
  await search(page, '银行卡被拒');
  await expect(results).toHaveAttribute('data-search-fit', 'good');
  expect(await status.textContent()).toBe('');
  await expect(status).toHaveText(/条结果/);
  await search(page, 'Midjourney 怎么订阅');
  await expect(results).toHaveAttribute('data-search-fit', 'weak');
  await expect(page.locator('[data-note]')).toContainText('本站没有讲这个的页面');
  await search(page, '香蕉面包');
  await expect(results).toHaveAttribute('data-search-fit', 'none');
  await expect(page.getByRole('button', { name: '卡被拒' })).toBeVisible();
});

test('a result on the open page scrolls there without loading it again', async ({ page }) => {
  await openSearch(page, '取消之后', '/guides/cancel/');
  await page.evaluate(() => (document.body.dataset['kept'] = ''));
  const here = page.locator('[data-search-results] a[href^="/guides/cancel/#"]').first();
  const target = (await here.getAttribute('href'))!;
  await here.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(target);
  await expect(page.locator('body')).toHaveAttribute('data-kept');
  // Tab goes on from there.
  await page.keyboard.press('Tab');
  const place = page.locator(target.replace(/.*#/, '#'));
  expect(
    await place.evaluate((one) => one.compareDocumentPosition(document.activeElement!) & 4),
  ).not.toBe(0);
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('with Control a result on the open page opens in another tab', async ({ page, context }) => {
  await openSearch(page, '取消之后', '/guides/cancel/');
  const opened = context.waitForEvent('page');
  await page
    .locator('[data-search-results] a[href^="/guides/cancel/#"]')
    .first()
    .click({ modifiers: ['Control'] });
  await expect(await opened).toHaveURL(/\/guides\/cancel\/#/);
});

test('no search files are fetched before the dialog opens', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(requests.filter((url) => /pagefind|ranking|engine/.test(url))).toEqual([]);
});

test('a pasted message needs no index of Pagefind', async ({ page }) => {
  await openSearch(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await search(page, 'Your card has been declined.');
  await expect(options(page).first()).toContainText('declined');
  expect(fetched.filter((url) => /pf_|wasm|pagefind\.js/.test(url))).toEqual([]);
});

test('each language finds only its own pages, by messages in either language', async ({ page }) => {
  await openSearch(page, '您的银行卡被拒绝', '/en/');
  await expect(options(page).first()).toHaveAttribute(
    'href',
    /^\/en\/troubleshooting\/card-declined\//,
  );
  const all = await options(page).all();
  for (const one of all) await expect(one).toHaveAttribute('href', /^\/en\//);
  await openSearch(page, 'Your card has been declined.');
  await expect(options(page).first()).toHaveAttribute(
    'href',
    /^\/troubleshooting\/card-declined\//,
  );
});
