import type { Page } from '@playwright/test';
import { button, options, search } from './search.ts';
import { expect, test } from './test.ts';

/** Opens search, types a query and expects a text in the first result. */
async function finds(page: Page, query: string, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await search(page, query);
  await expect(options(page).first()).toContainText(text);
}

test('with scripts blocked a page is complete and has no dead controls', async ({ page }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/troubleshooting/card-declined/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('银行卡被拒');
  await expect(page.getByRole('heading', { name: '怎么办' })).toBeVisible();
  for (const control of await page.locator('button:not([popovertarget]), select, input').all()) {
    await expect(control).toBeHidden();
  }
  const link = page.locator('main a[href^="/guides/"]').first();
  const { hash, pathname } = new URL(await link.evaluate((a) => (a as HTMLAnchorElement).href));
  await link.click();
  await expect(page).toHaveURL(pathname + hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The blocked imports throw errors, some of them late; a closed page is not checked for any.
  await page.close();
});

test('a page is readable without its deferred stylesheet', async ({ page }) => {
  await page.route('**/*.css', (route) => route.abort());
  await page.goto('/guides/cancel/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: '退款' }).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('link').last()).toBeVisible();
});

test('a script that the host sent empty is fetched anew', async ({ page }) => {
  const empty = { contentType: 'text/javascript', body: '' };
  await page.route('**/_astro/page.*', (route) => route.fulfill(empty), { times: 1 });
  await page.goto('/');
  await expect(page.getByRole('button', { name: button })).toBeVisible();
});

test('the theme menu, search and results work with storage denied', async ({ page }) => {
  await page.addInitScript(() => {
    const denied = {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    for (const storage of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
      Object.defineProperty(window, storage, denied);
    }
    Object.defineProperty(navigator, 'serviceWorker', denied);
  });
  await page.goto('/troubleshooting/card-declined/');
  await page
    .locator('.theme-select select')
    .first()
    .evaluate((select) => {
      (select as HTMLSelectElement).value = 'dark';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await finds(page, '自动充值', '自动充值');
  await options(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

for (const year of [1999, 2099]) {
  test(`with the clock in ${year} a page is the same and search works`, async ({ page }) => {
    const read = async () => {
      await page.goto('/guides/choose-a-route/');
      // Line breaks depend on styles, some of which are deferred.
      await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => href));
      return page.getByRole('main').innerText();
    };
    const text = await read();
    await page.clock.setFixedTime(new Date(`${year}-01-01`));
    expect(await read()).toBe(text);
    await finds(page, 'Your card has been declined.', 'declined');
  });
}

test('pages, the menu, copying and search work in a browser from 2021', async ({ page }) => {
  await page.addInitScript(() => {
    const gone: [object, string[]][] = [
      [Array.prototype, ['at', 'findLast', 'toReversed', 'toSorted', 'toSpliced', 'with']],
      [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
      [Object, ['groupBy', 'hasOwn']],
      [Map, ['groupBy']],
      [Promise, ['withResolvers', 'any', 'try']],
      [HTMLElement.prototype, ['popover', 'showPopover', 'togglePopover', 'hidePopover']],
      [Navigator.prototype, ['serviceWorker', 'connection']],
      [window, ['requestIdleCallback', 'structuredClone', 'trustedTypes', 'CSSStyleSheet']],
      [Intl, ['Segmenter']],
      // Firefox reflects ARIA since 2023.
      [
        Element.prototype,
        Object.keys(Element.prototype).filter((name) => /^(role$|aria)/.test(name)),
      ],
    ];
    for (const [owner, names] of gone)
      for (const name of names) Reflect.deleteProperty(owner, name);
  });
  // What such a browser does with the attribute of the menu, and with the style for those without popovers.
  await page.route('**/card-declined/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html
      .replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
      .replace(/(<sl-sidebar-pane) popover/, '$1')
      .replace('@supports not ', '@supports ');
    await route.fulfill({ response, body });
  });
  await page.goto('/troubleshooting/card-declined/');
  await page.getByRole('heading', { level: 1 }).click({ trial: true });
  await expect(page.locator('[popovertarget]')).toBeHidden();
  await page.locator('.sidebar-list a').last().click({ trial: true });
  await expect(page.locator('button[data-copy]').first()).toBeVisible();
  await finds(page, '自动充值', '自动充值');
  await options(page).first().click();
  await expect(page).not.toHaveURL(/card-declined/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(options(page).first()).toContainText('自动充值');
});

test('in a browser without dialogs, the button and links of the search lead to the index', async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['showModal', 'close', 'open'])
      Reflect.deleteProperty(HTMLDialogElement.prototype, name);
    const style = document.createElement('style');
    style.textContent = 'dialog:not([hidden]) { display: block }';
    addEventListener('DOMContentLoaded', () => document.head.append(style));
  });
  for (const name of ['搜索', '粘贴报错']) {
    await page.goto('/');
    await expect(page.locator('dialog')).toBeHidden();
    await page.locator('button, a').filter({ hasText: name, visible: true }).first().click();
    await expect(page).toHaveURL(/\/troubleshooting\/$/);
  }
});
