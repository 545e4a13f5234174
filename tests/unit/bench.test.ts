import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SitePage } from '../../bench/search/pages.ts';
import { drawPhrases, holds, phraseKinds, seeded } from '../../bench/search/phrases.ts';
import { nameOf, rankOf, readQueries, scores, type Query } from '../../bench/search/queries.ts';
import { sessions, spread } from '../../bench/search/sampling.ts';

const query = (fields: Partial<Query> = {}): Query => ({
  language: 'zh',
  kind: 'title',
  text: '退款',
  pages: ['cancel'],
  ...fields,
});

function listWith(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'queries-')), 'queries.tsv');
  writeFileSync(file, text);
  return file;
}

describe('the list of queries', () => {
  test('skips comments, and “-” means that no page is right', () => {
    const file = listWith('# comment\n\nzh-tw\tpasted\t退款\tcancel,refund\nen\tnone\tpasta\t-\n');
    expect(readQueries(file)).toEqual([
      query({ language: 'zh-tw', kind: 'pasted', pages: ['cancel', 'refund'] }),
      query({ language: 'en', kind: 'none', text: 'pasta', pages: [] }),
    ]);
  });

  test('reports the malformed line and the expected format', () => {
    expect(() => readQueries(listWith('# comment\nzh\t退款\tcancel\n'))).toThrow(
      /queries\.tsv:2: expected language, kind, query and pages/,
    );
    expect(() => readQueries(listWith('fr\ttitle\tcarte\tcancel\n'))).toThrow(
      /queries\.tsv:1: expected a language of zh, zh-tw, en, got “fr”/,
    );
  });
});

describe('a rank', () => {
  test('counts several sections of a page once', () => {
    const links = [
      '/en/guides/virtual-card/',
      '/en/guides/virtual-card/#risks',
      '/guides/cancel/#x',
    ];
    expect(rankOf({ query: query(), links })).toBe(2);
  });

  test('is 0 without a right page', () => {
    expect(rankOf({ query: query(), links: ['/guides/google-play/'] })).toBe(0);
    expect(rankOf({ query: query(), links: [] })).toBe(0);
  });

  test('is 1 for no results, or near misses, if no page is right', () => {
    expect(rankOf({ query: query({ pages: [] }), links: [] })).toBe(1);
    const links = ['/guides/cancel/'];
    expect(rankOf({ query: query({ pages: [] }), links })).toBe(0);
    expect(rankOf({ query: query({ pages: [] }), links, fit: 'weak' })).toBe(1);
    expect(rankOf({ query: query({ pages: [] }), links, fit: 'good' })).toBe(0);
  });

  test('compares the names of pages in either language', () => {
    expect(['/', '/en/', '/en/guides/cancel/#refunds', '/troubleshooting/'].map(nameOf)).toEqual([
      'index',
      'index',
      'cancel',
      'troubleshooting',
    ]);
  });
});

test('scores are shares of the queries and the mean of 1 over the rank', () => {
  const at = (rank: number) => ({
    query: query(),
    links: [...Array.from({ length: rank - 1 }, (_, index) => `/${index}/`), '/cancel/'],
  });
  expect(scores([at(1), at(2), at(4), { query: query(), links: [] }])).toEqual({
    count: 4,
    success1: 0.25,
    success3: 0.5,
    mrr: (1 + 1 / 2 + 1 / 4) / 4,
  });
});

describe('random phrases', () => {
  const page = (url: string, text: string): SitePage => ({
    url,
    language: 'zh-CN',
    text,
    shown: text,
  });
  const pages = [
    page('/one/', '银行卡付款被拒绝了。\n换一张卡再试 Visa，仍然失败就联系发卡的银行问清楚原因'),
    page('/two/', '银行卡付款被拒绝了。\nYour card was declined\nAsk your bank, then try again'),
  ];
  const [short, long, words] = phraseKinds;

  test('depend on the seed only', () => {
    const draw = (seed: number) => drawPhrases(pages, short!, 10, seeded(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('occur on the pages, none twice', () => {
    const drawn = drawPhrases(pages, short!, 20, seeded(1));
    expect(new Set(drawn).size).toBe(20);
    for (const phrase of drawn) {
      expect(phrase).toMatch(/^\p{Script=Han}{2,6}$/u);
      expect(pages.some((one) => holds(one, phrase))).toBe(true);
    }
  });

  test('that must be unique occur on one page only', () => {
    for (const phrase of drawPhrases(pages, long!, 10, seeded(1))) {
      expect(phrase).toMatch(/^\p{Script=Han}{8,14}$/u);
      expect(pages.filter((one) => holds(one, phrase))).toEqual([pages[0]]);
    }
  });

  test('of words do not cross lines or sentences', () => {
    const drawn = drawPhrases(pages, words!, 10, seeded(1));
    expect(drawn).not.toContain('declined Ask');
    for (const phrase of drawn) {
      expect(phrase).toMatch(/^[a-z]+( [a-z]+){1,4}$/i);
      expect(holds(pages[1]!, phrase.toUpperCase())).toBe(true);
    }
  });

  test('are refused if the pages contain too few', () => {
    expect(() => drawPhrases(pages, words!, 50, seeded(1))).toThrow(/expected 50/);
  });
});

describe('measurements', () => {
  test('have the median, the 95th percentile and the maximum', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(spread(numbers)).toEqual({ count: 100, median: 50, p95: 95, max: 100 });
    expect(() => spread([])).toThrow('Nothing was measured');
  });

  test('are split among readers of one language each, from all over the list', () => {
    const list = Array.from({ length: 20 }, (_, index) =>
      query({ text: String(index), language: index < 10 ? 'zh' : 'en' }),
    );
    const readers = sessions(list, 3, 3).map((session) => session.map(({ text }) => text));
    expect(readers).toEqual([
      ['0', '1', '2'],
      ['6', '7', '8'],
      ['13', '14', '15'],
    ]);
    expect(sessions(list, 3, 50)).toHaveLength(6);
  });
});
