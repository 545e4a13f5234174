import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { currentVersions, fileOf, readConfirmed, translatedPages } from '../../tools/confirm.ts';
import { readContentPages } from '../pages.ts';

const pages = readContentPages().map(({ url }) => url);
const chinese = pages.filter((url) => !url.startsWith('/en/'));
const confirmed = readConfirmed();

test('both languages have the same pages', () => {
  const english = pages.filter((url) => url.startsWith('/en/')).map((url) => chineseOf(url));
  expect(english.sort()).toEqual(chinese.sort());
});

test.each(translatedPages())('%s is confirmed to say the same in both languages', (page) => {
  expect(existsSync(fileOf(page, 'en')), `there is no ${fileOf(page, 'en')}`).toBe(true);
  const command = `compare ${fileOf(page, 'zh-CN')} with ${fileOf(page, 'en')}, then run: npm run confirm -- ${page}`;
  expect(confirmed[page], `never confirmed: ${command}`).toBeDefined();
  expect(confirmed[page], `changed since it was confirmed: ${command}`).toEqual(
    currentVersions(page),
  );
});

/** The Chinese 404 page is a file at the root, where hosts look for it; the English one is an ordinary page. */
function chineseOf(url: string): string {
  return url === '/en/404/' ? '/404.html' : url.slice(3);
}
