import { readFileSync } from 'node:fs';
import { expect, test } from './test.ts';
import { builds } from '../builds.ts';

const page = '/guides/cancel/';
const twin = readFileSync(`${builds.root.folder}${page}index.md`, 'utf8');
const report = { name: '内容过时了？' };

test.describe('copying a page', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('puts its Markdown on the clipboard, by keyboard, and that is told', async ({
    page: tab,
  }) => {
    await tab.goto(page);
    const button = tab.getByRole('button', { name: '复制 Markdown' });
    await button.focus();
    await tab.keyboard.press('Enter');
    await expect(tab.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    const said = tab.locator('.page-links button');
    await expect(said).toHaveText('已复制');
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(twin);
    await expect(said).toHaveText('复制 Markdown');
  });

  test('works where a promise cannot be put on the clipboard', async ({ page: tab }) => {
    await tab.addInitScript(() => Reflect.deleteProperty(globalThis, 'ClipboardItem'));
    await tab.goto(page);
    await tab.getByRole('button', { name: '复制 Markdown' }).click();
    await expect(tab.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(twin);
  });

  test('without a network says so', async ({ page: tab }) => {
    await tab.goto(page);
    await tab.route('**/index.md', (route) => route.abort());
    await tab.getByRole('button', { name: '复制 Markdown' }).click();
    const said = tab.getByRole('status').filter({ hasText: '没能复制，网络不通' });
    await expect(said).toBeAttached();
  });
});

test('a clipboard that cannot be written to is said', async ({ page: tab }) => {
  await tab.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    Object.assign(Clipboard.prototype, { write: refuse, writeText: refuse });
  });
  await tab.goto(page);
  await tab.getByRole('button', { name: '复制 Markdown' }).click();
  await expect(tab.getByRole('status').filter({ hasText: '没能复制，请长按选取' })).toBeAttached();
});

test.describe('the link for what is out of date', () => {
  const section = async (link: { getAttribute: (name: string) => Promise<string | null> }) =>
    new URL((await link.getAttribute('href'))!).searchParams;

  test('names the section of the address', async ({ page: tab }) => {
    await tab.goto(`${page}#refunds`);
    const asked = await section(tab.getByRole('link', report));
    expect(asked.get('title')).toMatch(/^\/guides\/cancel\/ \d{4}-\d\d-\d\d [0-9a-f]{7}$/);
    expect(asked.get('body')).toBe(`${builds.root.url}guides/cancel/#refunds\n退款\n\n`);
  });

  test('names the section in which the reader last stopped before the foot', async ({
    page: tab,
  }) => {
    await tab.goto(page);
    const link = tab.getByRole('link', report);
    await tab.locator('#cancel-web').evaluate((heading) => heading.scrollIntoView());
    await expect.poll(async () => (await section(link)).get('body')).toContain('#cancel-web\n');
    await link.scrollIntoViewIfNeeded();
    await tab.waitForTimeout(1500);
    expect((await section(link)).get('body')).toContain('#cancel-web\n在网页取消\n');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page’s Markdown and the report are links', async ({ page: tab }) => {
    await tab.goto(page);
    await expect(tab.getByRole('button', { name: '复制 Markdown' })).toBeHidden();
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
