import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { markdownProcessor } from '../../src/markdown/processor.ts';

vi.hoisted(() => vi.stubEnv('BASE_PATH', '/guide/'));

/** Renders Markdown through the site's pipeline, outside Astro. */
async function html(markdown: string): Promise<string> {
  const renderer = await markdownProcessor().createRenderer({} as never);
  const fileURL = new URL(`file://${path.resolve('content/docs/page.md')}`);
  return (await renderer.render(markdown, { fileURL })).code;
}

describe('Chinese text', () => {
  test('ranges with ~ are not strikethrough', async () => {
    expect(await html('每月 3~4 美元，加税 5~6 美元。')).toBe(
      '<p>每月 3~4\u00A0美元，加税 5~6\u00A0美元。</p>',
    );
  });

  test('a number does not break from its unit, and code stays unchanged', async () => {
    expect(await html('2026 年 11 月，`5 美元`')).toBe(
      '<p>2026\u00A0年 11\u00A0月，<code>5 美元</code></p>',
    );
  });

  test('a line does not break before the sign of a menu path', async () => {
    expect(await html('**设置** → 账户 › 付款')).toBe(
      '<p><strong>设置</strong>\u00A0→ 账户\u00A0› 付款</p>',
    );
  });

  test('English links and bold texts are marked as English, names are not', async () => {
    expect(await html('[Ways To Pay](/a/)、**Log out of all devices**、**App Store**')).toBe(
      '<p><a href="/guide/a/" lang="en">Ways To Pay</a>、<strong lang="en">Log out of all devices</strong>、<strong>App Store</strong></p>',
    );
  });

  test('emphasis can end in full-width punctuation', async () => {
    expect(await html('**注意：**请先看')).toBe('<p><strong>注意：</strong>请先看</p>');
  });
});

describe('heading ids', () => {
  test('the id at the end of a heading becomes its id, and the text keeps its markup', async () => {
    expect(await html('## 点 **Cancel** 取消 [#cancel-now]')).toContain(
      '<h2 id="cancel-now">点 <strong>Cancel</strong> 取消</h2>',
    );
  });

  test('a heading is followed by a link to itself, labelled with its text', async () => {
    expect(await html('## 点 **Cancel** [#cancel-now]')).toMatch(
      /<\/h2><a [^>]*href="#cancel-now"[^>]*aria-label="复制本节链接：“点 Cancel”"[^>]*>#<\/a>/,
    );
  });
});

describe('links below a base path', () => {
  test('root-relative links get the base path', async () => {
    expect(await html('[取消](/guides/cancel/#cancel-ios)')).toBe(
      '<p><a href="/guide/guides/cancel/#cancel-ios">取消</a></p>',
    );
  });

  test('links within the page and to other sites stay unchanged', async () => {
    expect(await html('[a](#b) [c](https://openai.com/d)')).toBe(
      '<p><a href="#b">a</a> <a href="https://openai.com/d">c</a></p>',
    );
  });
});

test('a page imports only the components that it uses', async () => {
  const renderer = await markdownProcessor().createMdxRenderer!({}, { optimize: true });
  const file = path.resolve('content/docs/page.mdx');
  const { code } = await renderer.process('付款<Cite id="openai-charged-twice" />', file, {});
  const imported = [...code.matchAll(/src\/components\/(\w+)\.astro/g)].map(([, name]) => name);
  expect(imported).toEqual(['Cite', 'SourceList']);
});
