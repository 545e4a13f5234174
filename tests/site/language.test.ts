import { expect, test } from 'vitest';
import { readContentPages } from '../pages.ts';
import type { Page } from '../pages.ts';

/** Names that stand in an interface of any language. */
const names = ['Ctrl', 'K', 'ChatGPT', 'Google Play', 'API'];

test('every page of the root is marked as Simplified Chinese', () => {
  for (const { url, root } of readContentPages()) {
    expect(root.querySelector('html')?.getAttribute('lang'), url).toBe('zh-CN');
  }
});

test('no English interface word stands on a Chinese page', () => {
  for (const page of readContentPages()) {
    const english = interfaceTexts(page).filter(
      (text) => /[a-z]{2}/i.test(text) && !/\p{Script=Han}/u.test(text) && !names.includes(text),
    );
    expect(english, page.url).toEqual([]);
  }
});

/** What the site itself says: labels, buttons, headers and footers, without the titles of pages and sections. */
function interfaceTexts({ root }: Page): string[] {
  const sections = new Set(
    root
      .querySelectorAll('.sl-markdown-content h2, .sl-markdown-content h3')
      .map((h) => h.text.trim()),
  );
  const spoken = root
    .querySelectorAll('[aria-label], [placeholder], [title], [alt]')
    .flatMap((element) =>
      ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name)),
    );
  const shown = root
    .querySelectorAll('header, nav, footer, button, label, option, .sr-only')
    .map((element) => {
      element.querySelectorAll('script, style').forEach((code) => code.remove());
      return element;
    })
    .flatMap((element) => element.structuredText.split('\n'));
  return [...spoken, ...shown]
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '' && !sections.has(text));
}
