import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/facts/load.ts';
import { allLanguages } from '../../src/site.ts';
import { readContentPages } from '../pages.ts';

describe.each(allLanguages)('the %s pages', (language) => {
  const pages = readContentPages()
    .filter(({ url }) => url.startsWith('/en/') === (language === 'en'))
    .map(({ url, root }) => {
      const main = parse(root.querySelector('.sl-markdown-content')!.outerHTML);
      // Other people's words are exempt: messages, aliases, source titles.
      main
        .querySelectorAll('[lang], code, .message, .problem-facts, .source-list')
        .forEach((element) => element.remove());
      return { url, text: main.text };
    });

  test.each([...readFacts().glossary])('use the agreed term for %s', (_, { term, avoid }) => {
    const found = pages.flatMap(({ url, text }) =>
      avoid[language].filter((word) => text.includes(word)).map((word) => `${url}: “${word}”`),
    );
    expect(found, `the agreed word is “${term[language]}”`).toEqual([]);
  });
});
