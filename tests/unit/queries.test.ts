import { expect, test } from 'vitest';
import { folderWith } from '../folders.ts';
import { rankOf, readQueries, scores } from '../queries.ts';

const query = (pages = ['cancel']) =>
  ({ language: 'zh', kind: 'title', text: '退款', pages }) as const;

test.each([
  ['zh\t退款\tcancel', 'expected language, kind, query and pages'],
  ['fr\ttitle\tcarte\tcancel', 'expected a language of zh, zh-tw, en, got “fr”'],
])('the malformed line %j of a list is reported with the expected format', (line, message) => {
  const folder = folderWith({ 'queries.tsv': `# comment\n${line}\n` });
  expect(() => readQueries(`${folder}/queries.tsv`)).toThrow(`queries.tsv:2: ${message}`);
});

test.each([
  [2, 'counts several sections of a page once', ['cancel'], ['/en/a/', '/en/a/#b', '/cancel/']],
  [0, 'if no result is right', ['cancel'], ['/guides/google-play/']],
  [1, 'for no results if no page is right', [], []],
  [0, 'for results if no page is right', [], ['/cancel/']],
  [1, 'for near misses if no page is right', [], ['/cancel/'], 'weak'],
  [0, 'for good answers if no page is right', [], ['/cancel/'], 'good'],
])('a rank is %i: %s', (rank, _, pages: string[], links: string[], fit?: string) => {
  expect(rankOf({ query: query(pages), links, fit })).toBe(rank);
});

test('scores are shares of the queries and the mean reciprocal rank', () => {
  const links = ['/cancel/', '/a/', '/b/', '/c/'];
  // The ranks are 1, 2, 4 and none.
  const outcomes = ['cancel', 'a', 'c', 'd'].map((page) => ({ query: query([page]), links }));
  expect(scores(outcomes)).toEqual({
    success1: 0.25,
    success3: 0.5,
    mrr: (1 + 1 / 2 + 1 / 4) / 4,
  });
});
