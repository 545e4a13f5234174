/**
 * Compares this site's search with stock Starlight's on the same text: `npm run bench:search -- [--queries
 * FILE]`. See README.md.
 */
import { parseArgs } from 'node:util';
import { allLanguages, languages, type Language } from '../src/site.ts';
import { drawPhrases, holds, phraseKinds, readSearchedPages } from '../tests/phrases.ts';
import { nameOf, rankOf, readQueries, scores, sideOf } from '../tests/queries.ts';
import type { Outcome, Query } from '../tests/queries.ts';
import { launchBrowser, Reader } from './reader.ts';
import { buildBoth, serve } from './sites.ts';

/** The number of random phrases of each kind. */
const phraseCount = 200;
/** The number of readers per language whose transfers are measured. */
const readers = 12;
/** The number of queries by each of those readers. */
const queriesEach = 3;
/** The number of timed queries per language. */
const timed = 100;
/** The processor slowdown for timed queries, as in Lighthouse. */
const slowdown = 4;

/** The results of all queries and phrases. */
interface Found {
  outcomes: Outcome[];
  /** The phrases whose first result does not contain them, by kind. */
  missed: Record<string, string[]>;
}

const { values } = parseArgs({ options: { queries: { type: 'string' } } });
const lists: Record<string, Query[]> = values.queries
  ? { [values.queries]: readQueries(values.queries) }
  : { fresh: readQueries('tests/search-fresh.tsv'), seen: readQueries('tests/search-queries.tsv') };
const queriesIn = (language: Language) =>
  Object.values(lists)
    .flat()
    .filter((query) => sideOf(query) === language);

const folders = buildBoth('test-results/bench-search');
const pages = readSearchedPages(folders['this site']!);
const phrases = phraseKinds.map((kind) => ({
  kind,
  drawn: drawPhrases(pages, kind, phraseCount, 1),
}));
const browser = await launchBrowser();
const sites = await Promise.all(
  Object.entries(folders).map(async ([name, folder]) => ({ name, ...(await serve(folder)) })),
);
console.error('Asking …');
// Both sites at once, because Starlight's dialog waits before it searches. Timed searches run alone.
const found = await Promise.all(sites.map(({ origin }) => find(origin)));
const table: Record<string, Record<string, string>> = {};
for (const [index, { name, origin, close }] of sites.entries()) {
  console.error(`Measuring ${name} …`);
  const figures = { ...qualityOf(found[index]!), ...(await costOf(origin)) };
  for (const [row, figure] of Object.entries(figures)) (table[row] ??= {})[name] = figure;
  close();
}
await browser.close();
printFailures(found[0]!);
console.table(table);

function visit(origin: string, language: Language): Promise<Reader> {
  return Reader.visit(browser, `${origin}/${languages[language]}`);
}

/** Runs all queries and phrases. */
async function find(origin: string): Promise<Found> {
  const found: Found = { outcomes: [], missed: {} };
  await Promise.all(
    allLanguages.map(async (language) => {
      const reader = await visit(origin, language);
      for (const query of queriesIn(language)) {
        found.outcomes.push({ query, ...(await reader.ask(query.text)) });
      }
      for (const { kind, drawn } of phrases.filter(({ kind }) => kind.language === language)) {
        const missed: string[] = [];
        for (const phrase of drawn) {
          const [first] = (await reader.ask(phrase)).links;
          const page = pages.find(({ url }) => url === first?.replace(/#.*$/, ''));
          if (!page || !holds(page, phrase)) missed.push(phrase);
        }
        found.missed[kind.name] = missed;
      }
      await reader.leave();
    }),
  );
  return found;
}

function qualityOf({ outcomes, missed }: Found): Record<string, string> {
  const figures: Record<string, string> = {};
  for (const [name, list] of Object.entries(lists)) {
    const ofList = outcomes.filter(({ query }) => list.includes(query));
    const { success1, success3, mrr } = scores(ofList);
    figures[`${name} (${list.length}): success@1`] = percent(success1);
    figures[`${name}: success@3`] = percent(success3);
    figures[`${name}: MRR`] = mrr.toFixed(3);
    for (const [kind, queries] of Object.entries({
      'with an answer': ofList.filter(({ query }) => query.pages.length > 0),
      'from outside': ofList.filter(({ query }) => query.pages.length === 0),
    })) {
      if (queries.length === 0) continue;
      const unsure = queries.filter(({ links, fit }) => fit === 'weak' || links.length === 0);
      figures[`${name}: weak or none, of ${queries.length} ${kind}`] = percent(
        unsure.length / queries.length,
      );
    }
  }
  for (const { kind } of phrases) {
    figures[`${kind.name}: found first`] = percent(1 - missed[kind.name]!.length / phraseCount);
  }
  return figures;
}

/** Measures transfer, then time with everything loaded. */
async function costOf(origin: string): Promise<Record<string, string>> {
  const first: number[] = [];
  const next: number[] = [];
  const milliseconds: number[] = [];
  for (const language of allLanguages) {
    const queries = queriesIn(language);
    for (let index = 0; index < readers; index += 1) {
      const from = Math.floor((index / readers) * queries.length);
      const reader = await visit(origin, language);
      for (const [turn, { text }] of queries.slice(from, from + queriesEach).entries()) {
        await reader.ask(text);
        (turn === 0 ? first : next).push((await reader.transferred()) / 1000);
      }
      await reader.leave();
    }
    const step = Math.ceil(queries.length / timed);
    const sample = queries.filter((_, index) => index % step === 0);
    const reader = await visit(origin, language);
    for (const { text } of sample) await reader.ask(text);
    await reader.slow(slowdown);
    for (const { text } of sample) milliseconds.push((await reader.ask(text)).milliseconds);
    await reader.leave();
  }
  return {
    'kB of the first answer: median, maximum': spread(first, [0.5, 1], 1),
    'kB of each next answer: median, maximum': spread(next, [0.5, 1], 1),
    'ms, processor 4× slower: p50, p95': spread(milliseconds, [0.5, 0.95], 0),
  };
}

function printFailures({ outcomes, missed }: Found): void {
  for (const [name, list] of Object.entries(lists)) {
    for (const query of list) {
      const outcome = outcomes.find((outcome) => outcome.query === query)!;
      if (rankOf(outcome) === 1) continue;
      const got = outcome.links[0] ? nameOf(outcome.links[0]) : 'nothing';
      const expected = query.pages.join(' or ') || 'nothing';
      console.log(
        `${name} ${query.language} ${query.kind}: ${query.text}: expected ${expected}, got ${got}`,
      );
    }
  }
  for (const [kind, phrases] of Object.entries(missed)) {
    for (const phrase of phrases) console.log(`${kind}: the first page does not contain ${phrase}`);
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** @returns the percentiles, given as shares from 0 to 1; “none” if the list was too short to measure. */
function spread(numbers: number[], shares: number[], decimals: number): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return shares
    .map((share) => sorted[Math.ceil(sorted.length * share) - 1]?.toFixed(decimals) ?? 'none')
    .join(', ');
}
