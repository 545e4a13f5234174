import { readFileSync } from 'node:fs';
import type { Language } from '../src/site.ts';

const readers = ['zh', 'zh-tw', 'en'] as const;

/** A reader's query with the pages that answer it. */
export interface Query {
  /** The reader's language. Readers who write Traditional Chinese search the Chinese pages. */
  language: (typeof readers)[number];
  /** The kind of query, such as a pasted message or a typing error. */
  kind: string;
  text: string;
  /** File names of the right pages; empty if the right answer is no results. */
  pages: string[];
}

/** A query and its results' addresses relative to the base path, best first. */
export interface Outcome {
  query: Query;
  links: string[];
  /** The search's own rating: `good`, `weak` (near misses) or `none`; undefined if it gives none. */
  fit?: string;
}

/**
 * @param file lines of `language<TAB>kind<TAB>query<TAB>page,page`; `-` for no page, `#` starts a comment
 * @throws Error with file, line and the expected format
 */
export function readQueries(file: string): Query[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' || line.startsWith('#')
        ? []
        : [queryOf(line.trimEnd(), `${file}:${index + 1}`)],
    );
}

function queryOf(line: string, place: string): Query {
  const [language, kind, text, pages, ...rest] = line.split('\t');
  if (!kind || !text || !pages || rest.length > 0) {
    throw new Error(
      `${place}: expected language, kind, query and pages between tabs, got “${line}”`,
    );
  }
  const reader = readers.find((one) => one === language);
  if (!reader) {
    throw new Error(`${place}: expected a language of ${readers.join(', ')}, got “${language}”`);
  }
  return { language: reader, kind, text, pages: pages === '-' ? [] : pages.split(',') };
}

/** @returns the language of the pages that a query searches. */
export function sideOf({ language }: Query): Language {
  return language === 'en' ? 'en' : 'zh-CN';
}

/**
 * @param link an address relative to the base path, with or without a hash
 * @returns the page without the hash and the language's folder: `/guides/cancel/`
 */
export function pageOf(link: string): string {
  return link.replace(/#.*$/, '').replace(/^\/en\//, '/');
}

/** @returns the file name of a link's page: `cancel`. */
export function nameOf(link: string): string {
  return pageOf(link).split('/').filter(Boolean).at(-1) ?? 'index';
}

/**
 * @returns the rank of the first right page, from 1 and counting each page once; 0 if there is none. For a
 *   query that no page answers, 1 if there are no results or they are marked as near misses, otherwise 0.
 */
export function rankOf({ query, links, fit }: Outcome): number {
  if (query.pages.length === 0)
    return links.length === 0 || fit === 'weak' || fit === 'none' ? 1 : 0;
  const names = [...new Set(links.map(pageOf))].map(nameOf);
  return names.findIndex((name) => query.pages.includes(name)) + 1;
}

/**
 * @returns the shares of queries with a right page first and among the first three, and the mean of 1 / rank of
 *   the first right page, or 0 if there is none (mean reciprocal rank)
 */
export function scores(outcomes: Outcome[]) {
  const ranks = outcomes.map(rankOf);
  const share = (score: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + score(rank), 0) / ranks.length;
  return {
    success1: share((rank) => Number(rank === 1)),
    success3: share((rank) => Number(rank >= 1 && rank <= 3)),
    mrr: share((rank) => (rank > 0 ? 1 / rank : 0)),
  };
}
