import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentVersions, fileOf, readConfirmed, translatedPages } from '../../tools/confirm.ts';
import { attributes, readContentPages } from '../pages.ts';
import type { Page } from '../pages.ts';

const pages = new Map(readContentPages().map((page) => [page.url, page]));
const chinese = [...pages.keys()].filter((url) => !url.startsWith('/en/'));
const confirmed = readConfirmed();

test('both languages have the same pages', () => {
  const english = [...pages.keys()]
    .filter((url) => url.startsWith('/en/'))
    .map((url) => chineseOf(url));
  expect(english.sort()).toEqual(chinese.sort());
});

describe.each(chinese)('%s and its English page have the same', (url) => {
  const pair = [pages.get(url)!, pages.get(englishOf(url))!] as const;
  const same = (read: (page: Page) => unknown) => expect(read(pair[1])).toEqual(read(pair[0]));

  test('heading ids, in the same order', () => {
    same((page) => attributes(page, 'main :is(h2, h3)[id]', 'id'));
  });

  test('sources, cited equally often', () => {
    same((page) =>
      attributes(page, '.source-list li', 'id')
        .map((id, index) => `${id} × ${marksOf(page, index)}`)
        .sort(),
    );
  });

  test('services and status boxes', () => {
    same((page) => attributes(page, '.fact-box', 'data-status'));
  });

  test('links to problems, guides and other sites', () => {
    same((page) =>
      attributes(page, '.sl-markdown-content a:not(.language-switch)', 'href')
        .filter((href) => !href.startsWith('#'))
        .map((href) => (url === '/404.html' ? '' : href.replace(/^\/en\//, '/')))
        .sort(),
    );
  });

  test('messages', () => {
    same((page) => attributes(page, '.message button', 'data-copy').sort());
  });

  test('tables, rows and numbered steps', () => {
    same(({ root }) => ({
      rows: root.querySelectorAll('main table').map((table) => table.querySelectorAll('tr').length),
      steps: root
        .querySelectorAll('main ol:not(.source-list)')
        .map((list) => list.querySelectorAll('li').length),
    }));
  });
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
function englishOf(url: string): string {
  return url === '/404.html' ? '/en/404/' : `/en${url}`;
}

function chineseOf(url: string): string {
  return url === '/en/404/' ? '/404.html' : url.slice(3);
}

function marksOf(page: Page, index: number): number {
  const { id } = page.root.querySelectorAll('.source-list li')[index]!;
  return attributes(page, '.cite a', 'href').filter((href) => href === `#${id}`).length;
}
