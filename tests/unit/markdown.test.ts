import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { markdownProcessor } from '../../src/markdown/processor.ts';

vi.hoisted(() => vi.stubEnv('BASE_PATH', '/guide/'));

/** Renders Markdown through the site's pipeline, outside Astro. */
async function html(markdown: string): Promise<string> {
  const renderer = await markdownProcessor().createRenderer({} as never);
  const fileURL = new URL(`file://${path.resolve('content/docs/page.md')}`);
  return (await renderer.render(markdown, { fileURL })).code;
}

test.each([
  [
    'ranges with ~ are not strikethrough, and a number does not break from its unit',
    '每月 3~4 美元，加税 5~6 美元。',
    '每月 3~4\u00A0美元，加税 5~6\u00A0美元。',
  ],
  [
    'a date does not break, and code stays unchanged',
    '2026 年 11 月，`5 美元`',
    '2026\u00A0年 11\u00A0月，<code>5 美元</code>',
  ],
  [
    'a line does not break before the sign of a menu path',
    '**设置** → 账户 › 付款',
    '<strong>设置</strong>\u00A0→ 账户\u00A0› 付款',
  ],
  [
    'English links and bold texts are marked as English, names are not',
    '[Ways To Pay](/a/)、**Log out of all devices**、**App Store**',
    '<a href="/guide/a/" lang="en">Ways To Pay</a>、<strong lang="en">Log out of all devices</strong>、<strong>App Store</strong>',
  ],
  [
    'emphasis can end in full-width punctuation',
    '**注意：**请先看',
    '<strong>注意：</strong>请先看',
  ],
  [
    'links within the page and to other sites stay unchanged',
    '[a](#b) [c](https://openai.com/d)',
    '<a href="#b">a</a> <a href="https://openai.com/d">c</a>',
  ],
])('%s', async (_, markdown, expected) => {
  expect(await html(markdown)).toBe(`<p>${expected}</p>`);
});

test('a heading gets the id at its end, keeps its markup and is followed by a link to itself', async () => {
  const [heading, link] = (await html('## 点 **Cancel** [#cancel-now]')).split(/(?<=<\/h2>)/);
  expect(heading).toMatch(/<h2 id="cancel-now">点 <strong>Cancel<\/strong><\/h2>$/);
  expect(link).toMatch(
    /^<a [^>]*href="#cancel-now"[^>]*aria-label="复制本节链接：“点 Cancel”"[^>]*>#<\/a>/,
  );
});

test('a page imports only the components that it uses', async () => {
  const renderer = await markdownProcessor().createMdxRenderer!({}, { optimize: true });
  const file = path.resolve('content/docs/page.mdx');
  const { code } = await renderer.process('付款<Cite id="openai-charged-twice" />', file, {});
  const imported = [...code.matchAll(/src\/components\/(\w+)\.astro/g)].map(([, name]) => name);
  expect(imported).toEqual(['Cite', 'SourceList']);
});
