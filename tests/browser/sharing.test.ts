import { readFileSync } from 'node:fs';
import type { Route } from '@playwright/test';
import { expect, test } from './test.ts';
import { builds } from '../builds.ts';

const page = '/guides/cancel/';
const twin = readFileSync(`${builds.root.folder}${page}index.md`, 'utf8');
const report = { name: '内容过时了？' };

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
    await tab.route('**/index.md', (route) => route.abort());
    await tab.getByRole('button', { name: '复制全文' }).click();
    await expect(tab.getByRole('status').filter({ hasText: '网络不通' })).toBeAttached();
  });

  for (const [network, answer] of Object.entries({
    'a missing network': (route) => route.abort(),
    'a stalled network': () => {},
    'a filter with a page of its own': (route) =>
      route.fulfill({ contentType: 'text/html', body: 'Log in' }),
    'an error as JSON': (route) => route.fulfill({ json: { error: 'quota' } }),
    'an empty file': (route) => route.fulfill({ contentType: 'text/markdown', body: '' }),
    'a part of the file': (route) => route.fulfill({ status: 206, body: '# Hal' }),
  } satisfies Record<string, (route: Route) => unknown>))
    test(`reports ${network}`, async ({ page: tab }) => {
      await tab.goto(page);
      await tab.route('**/index.md', answer);
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

test.describe('the report link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('asks for the step, the message and the date, below the known details; a button copies the text', async ({
    page: tab,
  }) => {
    await tab.goto(`${page}#refunds`);
    const link = tab.getByRole('link', report);
    const parameters = new URL((await link.getAttribute('href'))!).searchParams;
    expect(parameters.get('title')).toMatch(/^\/guides\/cancel\/ \d{4}-\d\d-\d\d [0-9a-f]{7}$/);
    const [head, section, facts, ...questions] = parameters.get('body')!.split('\n');
    expect(head).toBe(`页面：${parameters.get('title')}`);
    expect(section).toMatch(/^小节：.+ http:\/\/localhost:\d+\/guides\/cancel\/#refunds$/);
    expect(facts).toContain('refund-accidental-window');
    expect(questions).toEqual(['第几步：____', '屏幕上现在写着：____', '看到的日期：____']);
    await tab.getByRole('button', { name: '复制反馈文字' }).click();
    await expect(tab.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(parameters.get('body'));
  });

  test('names no section if the URL has none', async ({ page: tab }) => {
    await tab.goto(page);
    await tab.locator('#cancel-web').evaluate((heading) => heading.scrollIntoView());
    const body = async () =>
      new URL((await tab.getByRole('link', report).getAttribute('href'))!).searchParams.get('body');
    expect(await body()).not.toContain('小节');
    await tab.evaluate(() => (location.hash = 'cancel-web'));
    await expect.poll(body).toContain('#cancel-web\n');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page’s Markdown and the report are links', async ({ page: tab }) => {
    await tab.goto(page);
    await expect(tab.getByRole('button', { name: '复制全文' })).toBeHidden();
    const url = new URL((await tab.getByRole('link', report).getAttribute('href'))!);
    expect(url.searchParams.get('title')).toContain('/guides/cancel/');
    const address = await tab
      .getByRole('link', { name: 'Markdown' })
      .evaluate((link: HTMLAnchorElement) => link.href);
    const answer = await tab.request.get(address);
    expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    expect(await answer.text()).toBe(twin);
  });
});
