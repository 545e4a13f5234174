import { readFileSync } from 'node:fs';
import { expect, test } from './test.ts';
import { builds } from '../builds.ts';

const page = '/guides/cancel/';
const twin = readFileSync(`${builds.root.folder}${page}index.md`, 'utf8');

test.describe('copying a page', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('puts its Markdown on the clipboard, by keyboard, and confirms it', async ({
    page: tab,
  }) => {
    await tab.goto(page);
    const copy = tab.getByRole('button', { name: '复制全文' });
    await copy.focus();
    await tab.keyboard.press('Enter');
    await expect(tab.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    const button = tab.locator('.page-facts button').last();
    await expect(button).toHaveText('已复制');
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(twin);
    await expect(button).toHaveText('复制全文');
  });

  test('works in browsers whose clipboard does not accept promises', async ({ page: tab }) => {
    await tab.addInitScript(() => Reflect.deleteProperty(globalThis, 'ClipboardItem'));
    await tab.goto(page);
    await tab.getByRole('button', { name: '复制全文' }).click();
    await expect(tab.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(twin);
  });

  test('reports a missing network', async ({ page: tab }) => {
    await tab.goto(page);
    await tab.route('**/index.md', (route) => route.abort());
    await tab.getByRole('button', { name: '复制全文' }).click();
    const status = tab.getByRole('status').filter({ hasText: '没能复制，网络不通' });
    await expect(status).toBeAttached();
  });
});

for (const [fault, make] of Object.entries({
  'no clipboard': () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  'a clipboard that refuses': () => {
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    Object.assign(Clipboard.prototype, { write: refuse, writeText: refuse });
  },
})) {
  test(`with ${fault} the reader is asked to select the text`, async ({ page: tab }) => {
    await tab.addInitScript(make);
    await tab.goto(page);
    await tab.getByRole('button', { name: '复制全文' }).click();
    await expect(tab.locator('.page-facts button').last()).toHaveText('没能复制，请长按选取');
    await expect(tab.getByRole('status').filter({ hasText: '没能复制' })).toBeAttached();
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page’s Markdown and the report are links', async ({ page: tab }) => {
    await tab.goto(page);
    await expect(tab.getByRole('button', { name: '复制全文' })).toBeHidden();
    const url = new URL(
      (await tab.getByRole('link', { name: '内容过时了？' }).getAttribute('href'))!,
    );
    expect(url.searchParams.get('title')).toContain('/guides/cancel/');
    expect(url.searchParams.get('body')).toContain('第几步：____\n');
    const address = await tab
      .getByRole('link', { name: 'Markdown' })
      .evaluate((link: HTMLAnchorElement) => link.href);
    const answer = await tab.request.get(address);
    expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    expect(await answer.text()).toBe(twin);
  });
});
