import { expect, test } from 'vitest';
import { refusals, versionOf } from '../../tools/confirm.ts';

test('a page has another version when a word of it changes, and none for its line ends', () => {
  const page = '---\ntitle: 取消\n---\n先查清。\n';
  expect(versionOf(page.replace('查清', '看清'))).not.toBe(versionOf(page));
  expect(versionOf(`\uFEFF${page.replaceAll('\n', '\r\n')}\n`)).toBe(versionOf(page));
});

test('a page that is missing in a language is refused, each file by its name', () => {
  expect(refusals('guides/no-such-page')).toEqual([
    'There is no page content/docs/guides/no-such-page.mdx.',
    'There is no page content/docs/en/guides/no-such-page.mdx.',
  ]);
});
