import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { isMissingPage } from '../../src/site.ts';
import { attributes, readContentPages, type Page } from '../pages.ts';

/** Names that are the same in every interface language. */
const names = ['Ctrl', 'K', 'ChatGPT', 'Google Play', 'API'];

const pages = readContentPages();
const english = pages.filter(({ url }) => url.startsWith('/en/'));
const chinese = pages.filter(({ url }) => !url.startsWith('/en/'));

test('every page declares its language', () => {
  for (const page of chinese) expect(attributes(page, 'html', 'lang'), page.url).toEqual(['zh-CN']);
  for (const page of english) expect(attributes(page, 'html', 'lang'), page.url).toEqual(['en']);
});

test('every page links to its translation and the default language', () => {
  for (const page of pages.filter(({ url }) => !isMissingPage(url))) {
    const place = page.url.replace(/^\/en\//, '/');
    const alternate = (lang: string) =>
      attributes(page, `link[rel=alternate][hreflang=${lang}]`, 'href');
    const site = 'https://guide.example.org';
    expect(alternate('zh-CN'), page.url).toEqual([site + place]);
    expect(alternate('en'), page.url).toEqual([`${site}/en${place}`]);
    expect(alternate('x-default'), page.url).toEqual([site + place]);
  }
});

test('no page has a placeholder without its text', () => {
  const left = pages.flatMap(({ url, root }) =>
    (root.querySelector('body main')!.text.match(/\{\{.*?\}\}/g) ?? []).map((sign) => url + sign),
  );
  expect(left).toEqual([]);
});

test('pages have no interface text in the other language', () => {
  for (const page of pages) {
    const foreign = interfaceTexts(page).filter((text) => {
      const isChinese = /\p{Script=Han}/u.test(text);
      if (english.includes(page)) return isChinese;
      return !isChinese && /[a-z]{2}/i.test(text) && !names.includes(text);
    });
    expect(foreign, page.url).toEqual([]);
  }
});

test('Chinese words on an English page are marked as Chinese', () => {
  for (const { url, root } of english) {
    const copy = parse(root.querySelector('main')!.outerHTML);
    copy.querySelectorAll('[lang]:not(main), [data-copy]').forEach((element) => element.remove());
    expect(copy.text.match(/\p{Script=Han}+/gu) ?? [], url).toEqual([]);
  }
});

/** @returns the site's interface text, without section titles and words marked as foreign. */
function interfaceTexts({ root }: Page): string[] {
  const copy = parse(root.outerHTML);
  const sections = new Set(copy.querySelectorAll('h2, h3').map((heading) => heading.text.trim()));
  const foreign = 'script, style, body [lang]:not(main), [data-copy], article .copy-button';
  copy.querySelectorAll(foreign).forEach((element) => element.remove());
  const spoken = ['aria-label', 'placeholder', 'title', 'alt'].flatMap((name) =>
    attributes({ root: copy }, `[${name}]`, name),
  );
  const shown = copy
    .querySelectorAll('header, nav, footer, button, label, option, .sr-only')
    .flatMap((element) => element.structuredText.split('\n'));
  return [...spoken, ...shown]
    .map((text) => text.trim())
    .filter((text) => text !== '' && !sections.has(text));
}
