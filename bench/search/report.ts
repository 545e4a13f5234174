import type { Engine } from './engines/engine.ts';
import type { Measured } from './measure.ts';
import { nameOf, rankOf, scores, type Outcome, type Query } from './queries.ts';
import type { Spread } from './sampling.ts';

export interface Row extends Measured {
  engine: Engine;
}

/** Queries that the search was not tuned with, and those that it was. */
export type Lists = Record<'fresh' | 'seen', Query[]>;

/** @returns the measurements as a table, one column per engine. */
export function tableOf(rows: Row[], lists: Lists): string {
  const { outcomes, phrases: kinds, first, next, warm } = rows[0]!;
  const counts = { first: first.bytes.count, next: next.bytes.count, warm: warm.count };
  const line = (title: string, cell: (row: Row) => string) => [title, ...rows.map(cell)];
  const head = (title: string) => [title, ...rows.map(() => '')];
  const group = (list: Query[], of: (query: Query) => string) =>
    [...new Set(list.map(of))].map((name) => {
      const within = ({ query }: Outcome) => list.includes(query) && of(query) === name;
      return line(`  ${name} (${outcomes.filter(within).length})`, (row) =>
        scored(row.outcomes.filter(within)),
      );
    });
  return aligned([
    line('', ({ engine }) => engine.name),
    ...(['fresh', 'seen'] as const).flatMap((name) => [
      head(`${name} queries: success@1, success@3, MRR`),
      ...group(lists[name], () => 'all'),
      ...group(lists[name], ({ language }) => language),
      ...group(lists[name], ({ kind }) => kind),
    ]),
    head('random phrases: the first result holds it'),
    ...kinds.map(({ kind, count }, index) =>
      line(`  ${kind} (${count})`, ({ phrases }) => percent(phrases[index]!.precision)),
    ),
    head('kB over the network, Brotli: median, most'),
    line(`  opening to first answer (${counts.first})`, (row) => kB(row.first.bytes)),
    line(`  each further query (${counts.next})`, (row) => kB(row.next.bytes)),
    head('ms on slow 4G, processor 4× slower: median, most'),
    line(`  opening to first answer (${counts.first})`, ({ first: { milliseconds } }) =>
      whole(milliseconds.median, milliseconds.max),
    ),
    line(`  each further query (${counts.next})`, ({ next: { milliseconds } }) =>
      whole(milliseconds.median, milliseconds.max),
    ),
    head('ms with all of it there, processor 4× slower: median, p95'),
    line(`  last key to answer (${counts.warm})`, ({ warm }) => whole(warm.median, warm.p95)),
    line('  and its dialog waits, as it ships', ({ engine }) => String(engine.pause)),
  ]);
}

/** @returns the queries whose first result is wrong, with that result, and the phrases that were missed. */
export function failuresOf({ engine, outcomes, phrases }: Row, lists: Lists): string {
  const failed = outcomes.filter((outcome) => rankOf(outcome) !== 1);
  return [
    `${engine.name}: ${failed.length} of ${outcomes.length} queries without a right first result`,
    ...aligned(
      failed.map(({ query, links }) => [
        lists.fresh.includes(query) ? '  fresh' : '  seen',
        query.language,
        query.kind,
        query.text,
        `expected ${query.pages.join(', ') || 'nothing'}`,
        `got ${links[0] === undefined ? 'nothing' : nameOf(links[0])}`,
      ]),
      'start',
    ).split('\n'),
    ...phrases
      .filter(({ missed }) => missed.length > 0)
      .map(({ kind, missed }) => `  ${kind}, missed: ${missed.join(' · ')}`),
  ].join('\n');
}

function scored(outcomes: Outcome[]): string {
  const { success1, success3, mrr } = scores(outcomes);
  return `${percent(success1).padStart(4)} ${percent(success3).padStart(4)} ${mrr.toFixed(2)}`;
}

/** Rounded down, so that 100% means all. */
function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}

function kB({ median, max }: Spread): string {
  return `${(median / 1000).toFixed(1)} ${(max / 1000).toFixed(1).padStart(6)}`;
}

function whole(...numbers: [number, number]): string {
  return `${Math.round(numbers[0])} ${String(Math.round(numbers[1])).padStart(6)}`;
}

/** Han characters and full-width punctuation are two columns wide in a terminal. */
function width(text: string): number {
  return text.length + (text.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/gu)?.length ?? 0);
}

/** Left-aligns the first column; `others` aligns the rest. */
function aligned(rows: string[][], others: 'start' | 'end' = 'end'): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row.slice(1).some(Boolean) ? width(row[column]!) : 0))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const space = ' '.repeat(Math.max(0, widths[column]! - width(cell)));
          return column === 0 || others === 'start' ? cell + space : space + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
