import { describe, expect, test } from 'vitest';
import { parse } from 'node-html-parser';
import { readFacts } from '../../src/facts/load.ts';
import { readSearchFile } from '../../src/search/index/search-files.ts';
import { attributes, readContentPages, type Page } from '../pages.ts';
import { readQueries } from '../queries.ts';

const { problems } = readFacts();
const pages = new Map(readContentPages().map((page) => [page.url, page]));
const index = pages.get('/troubleshooting/')!;
const problemPages = [...pages].filter(([url]) => /\/troubleshooting\/[^/]+\//.test(url));

test('the index has an entry for every problem, with its title, its first step and a link', () => {
  for (const id of problems.keys()) {
    const entry = index.root.querySelector(`article#${id}`);
    expect(entry?.querySelector('a')?.getAttribute('href'), id).toBe(`/troubleshooting/${id}/`);
    expect(entry?.querySelector('a')?.text.trim(), id).toBe(
      pageOf(id).root.querySelector('h1')?.text.trim(),
    );
    expect(entry?.querySelector('small')?.text, id).toBe(firstStep(pageOf(id)));
  }
});

describe.each([...problems.keys()])('%s', (id) => {
  const problem = problems.get(id)!;

  test('prints each message exactly, with a button that copies it', () => {
    const page = pageOf(id);
    const texts = problem.messages.map(({ text }) => text).sort();
    const printed = page.root.querySelectorAll('.message q').map((q) => q.text);
    expect(printed.sort()).toEqual(texts);
    expect(attributes(page, '.message button', 'data-copy').sort()).toEqual(texts);
  });

  test('links to its guide and to its related problems', () => {
    expect(attributes(pageOf(id), '.problem-facts a', 'href')).toEqual([problem.guide]);
    const links = attributes(pageOf(id), 'main a', 'href');
    for (const other of problem.related) expect(links).toContain(`/troubleshooting/${other}/`);
  });
});

// One page of each kind.
test.each([
  ['card-declined', '登录扣款的那个账号', 'sign in with the account that was charged'],
  ['no-access-still-charged', '问 OpenAI 客服，不用登录', 'you need not sign in'],
  ['giftcard-code-invalid', '问 Apple 支持', 'Ask Apple Support'],
  ['googleplay-or-ccseh', '问 Google Play 客服', 'Ask Google Play support'],
  ['third-party-app-charge', '收据上写的商家', 'the merchant on the receipt'],
])('%s says whom to ask if the steps did not help', (id, chinese, english) => {
  const text = (prefix: string) =>
    pages.get(`${prefix}/troubleshooting/${id}/`)!.root.querySelector('.helped')!.text;
  expect(text('')).toContain(chinese);
  expect(text('/en')).toContain(english);
});

// Median and maximum, in Han characters or English words.
test.each([
  { language: 'zh-CN', median: 80, most: 160 },
  { language: 'en', median: 45, most: 90 },
])('the text before the first step is short in $language', ({ language, median, most }) => {
  const lengths = problemPages
    .filter(([url]) => url.startsWith('/en/') === (language === 'en'))
    .map(([url, { root }]) => {
      const html = root.querySelector('.sl-markdown-content')!.innerHTML.split('<ol')[0]!;
      const text = parse(html).text.replace(/[\u2060#]/g, '');
      const length =
        language === 'en' ? text.trim().split(/\s+/).length : text.replace(/\s/g, '').length;
      return { url, length };
    })
    .sort((a, b) => a.length - b.length);
  expect(lengths.length).toBe(problems.size);
  expect(lengths[Math.floor(lengths.length / 2)]!.length).toBeLessThanOrEqual(median);
  expect(lengths.filter(({ length }) => length > most)).toEqual([]);
});

test('every problem has questions in both languages, for search', () => {
  const asked = readSearchFile('questions');
  const missing = [...problems.keys()].filter((id) => {
    const own = asked[`/troubleshooting/${id}/`];
    return !own?.['zh-CN'] || !own.en;
  });
  expect(missing, 'add about ten to content/search/questions.yaml').toEqual([]);
});

test.each(['zh-CN', 'en'] as const)(
  'every question in %s stands once, under one address or among those that none answers',
  (language) => {
    const lists = [...Object.values(readSearchFile('questions')), readSearchFile('outside')];
    const all = lists.flatMap((list) => list[language] ?? []);
    const twice = all.filter((question, index) => all.indexOf(question) < index);
    expect(twice, 'content/search: keep one').toEqual([]);
    const plain = (question: string) => question.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const kept = readQueries('tests/search-fresh.tsv').map(({ text }) => plain(text));
    const known = all.filter((question) => kept.includes(plain(question)));
    expect(known, 'move these from tests/search-fresh.tsv to search-queries.tsv').toEqual([]);
  },
);

test('the sidebar lists groups, not problems', () => {
  const links = attributes(index, '#starlight__sidebar a', 'href');
  expect(links.filter((link) => /^\/troubleshooting\/[^#]/.test(link))).toEqual([]);
  expect(links.filter((link) => link.startsWith('/troubleshooting/')).length).toBeLessThan(10);
});

function pageOf(id: string): Page {
  return pages.get(`/troubleshooting/${id}/`)!;
}

/** @returns the first step of a page without citation marks. */
function firstStep({ root }: Page): string {
  const first = parse(root.querySelector('.sl-markdown-content ol > li')!.innerHTML);
  first.querySelectorAll('sup').forEach((mark) => mark.remove());
  return first.text.replaceAll('\u00A0', ' ').trim();
}
