import { expect, test } from 'vitest';
import { readText } from '../../src/check/text.ts';
import { refusals, versionOf } from '../../tools/confirm.ts';

test('a version changes with a page’s words, not with its line endings', () => {
  const page = '---\ntitle: 取消\n---\n先查清。\n';
  expect(versionOf(page.replace('查清', '看清'))).not.toBe(versionOf(page));
  const windows = Buffer.from(`\uFEFF${page.replaceAll('\n', '\r\n')}\n`);
  expect(versionOf(readText('a page', windows))).toBe(versionOf(page));
});

test('a page that is missing in a language is refused with each file name', () => {
  expect(refusals('guides/no-such-page')).toEqual([
    'There is no page content/docs/guides/no-such-page.mdx.',
    'There is no page content/docs/en/guides/no-such-page.mdx.',
  ]);
});
