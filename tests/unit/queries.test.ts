import { describe, expect, test } from 'vitest';
import { folderWith } from '../folders.ts';
import { nameOf, rankOf, readQueries, scores, type Query } from '../queries.ts';

const query = (fields: Partial<Query> = {}): Query => ({
  language: 'zh',
  kind: 'title',
  text: '退款',
  pages: ['cancel'],
  ...fields,
});

const listWith = (text: string) => `${folderWith({ 'queries.tsv': text })}/queries.tsv`;

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

test.each([
  [2, 'counts several sections of a page once', ['cancel'], ['/en/a/', '/en/a/#b', '/cancel/']],
  [0, 'if no result is right', ['cancel'], ['/guides/google-play/']],
  [1, 'for no results if no page is right', [], []],
  [0, 'for results if no page is right', [], ['/cancel/']],
  [1, 'for near misses if no page is right', [], ['/cancel/'], 'weak'],
  [0, 'for good answers if no page is right', [], ['/cancel/'], 'good'],
])('a rank is %i: %s', (rank, _, pages: string[], links: string[], fit?: string) => {
  expect(rankOf({ query: query({ pages }), links, fit })).toBe(rank);
});

test('the names of pages are the same in either language', () => {
  const links = ['/', '/en/', '/en/guides/cancel/#refunds', '/troubleshooting/'];
  expect(links.map(nameOf)).toEqual(['index', 'index', 'cancel', 'troubleshooting']);
});

test('scores are shares of the queries and the mean reciprocal rank', () => {
  const at = (rank: number) => ({
    query: query(),
    links: [...Array.from({ length: rank - 1 }, (_, index) => `/${index}/`), '/cancel/'],
  });
  expect(scores([at(1), at(2), at(4), { query: query(), links: [] }])).toEqual({
    success1: 0.25,
    success3: 0.5,
    mrr: (1 + 1 / 2 + 1 / 4) / 4,
  });
});
