import type { Page, Route } from '@playwright/test';
import { button, delay, field, openSearch, options, search } from './search.ts';
import { expect, test } from './test.ts';

const message = (page: Page) => page.getByRole('alert').getByText('搜索没能载入');

/** Expects the message of a failed search with a link to the index, and after a retry, a result. */
async function recovers(page: Page, text: string, repair: () => Promise<void>): Promise<void> {
  await expect(message(page)).toBeVisible({ timeout: 8000 });
  const index = page.getByRole('dialog').getByRole('link', { name: '按分组看全部问题' });
  await expect(index).toBeVisible();
  await repair();
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(options(page).first()).toContainText(text);
  await expect(message(page)).toBeHidden();
}

/** Opens search on a page that does not get the engine. */
async function openWithoutScript(
  page: Page,
  address = '/',
  answer: (route: Route) => unknown = (route) => route.abort(),
): Promise<void> {
  await page.route('**/_astro/engine.*', answer);
  await page.goto(address);
  await page.getByRole('button', { name: button }).click();
  await page.locator('dialog input').fill('退款');
  await expect(message(page)).toBeVisible();
}

test('without its engine the dialog shows a message and can be closed', async ({ page }) => {
  await openWithoutScript(page);
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('an empty script counts as missing', async ({ page }) => {
  const empty = { contentType: 'text/javascript', body: '' };
  await openWithoutScript(page, '/', (route) => route.fulfill(empty));
  await recovers(page, '退款', () => page.unrouteAll());
});

test('if a newer release has replaced the script, the retry button loads the newer page', async ({
  page,
}) => {
  await openWithoutScript(page, '/guides/cancel/', (route) =>
    page.url().includes('?q=') ? route.continue() : route.fulfill({ status: 404 }),
  );
  await recovers(page, '退款', async () => {});
});

test('the retry button works on a page that does not exist', async ({ page }) => {
  await openWithoutScript(page, '/guides/no-such-page/');
  await recovers(page, '退款', () => page.unrouteAll());
});

const refuse = (route: Route) => route.fulfill({ status: 403, body: 'Forbidden' });
for (const [host, begins, answer] of [
  ['a host that never answers', /\/(\?q=.*)?$/, () => {}],
  ['a host that refuses the page', /\/(\?q=.*)?$/, refuse],
  ['a firewall that refuses the text in its address', /\?q=/, refuse],
  ['a host that refuses everything after many requests', /\/_astro\//, refuse],
] as const)
  test(`a retry with ${host} does not replace the page and can be tried again`, async ({
    page,
  }) => {
    await openWithoutScript(page);
    let hasBegun = false;
    await page.route('**/*', (route) => {
      hasBegun ||= begins.test(route.request().url());
      return hasBegun ? answer(route) : route.continue();
    });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.waitForTimeout(1000);
    await expect(message(page)).toBeVisible({ timeout: 8000 });
  });

test('a retry in the middle of a search can be tried again', async ({ page }) => {
  await openSearch(page, '退款');
  await page.route('**/*', () => {});
  await field(page).fill('银行卡付款的时候总被拒');
  await expect(message(page)).toBeVisible({ timeout: 8000 });
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(message(page)).toBeHidden();
  await expect(message(page)).toBeVisible({ timeout: 8000 });
});

const altered = (alter: (body: Buffer) => Buffer) => async (route: Route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: alter(await response.body()) });
};

/** Faults of a file in transit. */
const faults: Record<string, (route: Route) => Promise<void>> = {
  missing: (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'replaced by an error as JSON': (route) => route.fulfill({ json: { error: 'quota' } }),
  truncated: altered((body) => body.subarray(0, body.length / 2)),
  'full of wrong bytes': altered((body) => Buffer.alloc(body.length, 7)),
  unreachable: (route) => route.abort(),
};

const parts = {
  'the ranking': '**/ranking.json',
  'the features of the ranking': '**/pagefind/*/index/*/features*',
  'the sections': '**/pagefind/*/index/*/section*',
};

for (const [part, pattern] of Object.entries(parts)) {
  for (const [fault, answer] of Object.entries(faults)) {
    test(`with ${part} ${fault} a message, a retry button and a link are shown`, async ({
      page,
    }) => {
      await page.route(pattern, answer);
      await openSearch(page);
      if (part === 'the ranking') await expect(message(page)).toBeVisible();
      await field(page).fill('银行卡付款的时候总被拒');
      await recovers(page, '被拒', () => page.unrouteAll({ behavior: 'ignoreErrors' }));
    });
  }
}

const needing = { 'section-*': 'API 或', pinyin: 'tuikuan' };
for (const [file, query] of Object.entries(needing))
  for (const fault of ['missing', 'replaced by an error as JSON'])
    test(`with ${file} ${fault} a message is shown, not “no results”`, async ({ page }) => {
      await page.route(`**/pagefind/*/index/*/${file}.json`, faults[fault]!);
      await openSearch(page, query);
      await expect(message(page)).toBeVisible();
      await page.waitForTimeout(700);
      await expect(page.getByText('没有找到')).toBeHidden();
    });

test('with sections 10 seconds late, a message is shown after 6, until they come', async ({
  page,
}) => {
  await delay(page, '**/pagefind/*/index/*/section*', 10_000);
  await openSearch(page);
  await field(page).fill('API 或');
  const results = page.locator('[data-search-results]');
  await expect(message(page)).toBeVisible({ timeout: 8000 });
  await expect(results).toHaveAttribute('aria-busy', 'true');
  await expect(options(page).first()).toBeVisible({ timeout: 10_000 });
  await expect(message(page)).toBeHidden();
});

test('without a network a message and a retry button are shown', async ({ page, context }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await page.getByRole('button', { name: button }).click();
  await page.locator('dialog input').fill('退款');
  await recovers(page, '退款', () => context.setOffline(false));
});

test('a late result does not replace the result of a newer query', async ({ page }) => {
  await delay(page, '**/pagefind/*/index/*/features*', 1500);
  await openSearch(page);
  await field(page).fill('看看再说说看');
  await search(page, 'Your card has been declined.');
  await page.waitForTimeout(2000);
  await expect(options(page).first()).toContainText('declined');
});
