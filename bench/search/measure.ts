import type { Browser } from '@playwright/test';
import { languages, type Language } from '../../src/site.ts';
import type { Engine } from './engines/engine.ts';
import type { SitePage } from './pages.ts';
import { holds, type PhraseKind } from './phrases.ts';
import { sideOf, type Outcome, type Query } from './queries.ts';
import { Reader, type Answer } from './reader.ts';
import { sessions, spread, type Spread } from './sampling.ts';

/** The queries and settings, the same for each engine. */
export interface Task {
  queries: Query[];
  pages: SitePage[];
  phrases: { kind: PhraseKind; drawn: string[] }[];
  /** The number of times the dialog is opened on the slow network. */
  starts: number;
}

/** The quality of an engine's results. */
export interface Found {
  outcomes: Outcome[];
  phrases: PhrasePrecision[];
  /** Milliseconds from the last keystroke to the answer with everything loaded, on a slow processor. */
  warm: Spread;
}

export interface PhrasePrecision {
  kind: string;
  count: number;
  /** The share of phrases found on the page of the first result, from 0 to 1. */
  precision: number;
  /** The phrases that were not. */
  missed: string[];
}

/** The cost of an engine on a slow network and processor. */
export interface Cost {
  /** Bytes and milliseconds from opening to the first answer. */
  first: { bytes: Spread; milliseconds: Spread };
  /** Bytes and milliseconds of each further query. */
  next: { bytes: Spread; milliseconds: Spread };
}

export type Measured = Found & Cost;

/** The number of queries after the first one, each time the dialog is opened on the slow network. */
const further = 2;
const slowdown = 4;

/**
 * @param origin of the server with the engine's pages
 * @returns results, transfer and times of an engine
 */
export async function measure(
  browser: Browser,
  engine: Engine,
  origin: string,
  task: Task,
): Promise<Measured> {
  const visit = (language: Language) => Reader.visit(browser, origin + engine.start(language));
  // This also makes the server compress all files before they are timed.
  const found = await find(visit, task);
  return { ...found, ...(await weigh(visit, task)) };
}

type Visit = (language: Language) => Promise<Reader>;

async function find(visit: Visit, { queries, pages, phrases }: Task): Promise<Found> {
  const found: Omit<Found, 'warm'> = { outcomes: [], phrases: [] };
  const warm: number[] = [];
  for (const language of Object.keys(languages) as Language[]) {
    const asked = queries.filter((query) => sideOf(query) === language);
    const reader = await visit(language);
    await reader.open();
    for (const query of asked) {
      const { links, fit } = await reader.ask(query.text);
      found.outcomes.push({ query, links, fit });
    }
    for (const { kind, drawn } of phrases.filter((one) => one.kind.language === language)) {
      const missed: string[] = [];
      for (const phrase of drawn) {
        const [first] = (await reader.ask(phrase)).links;
        const page = pages.find(({ url }) => url === first?.replace(/#.*$/, ''));
        if (!page || !holds(page, phrase)) missed.push(phrase);
      }
      const precision = 1 - missed.length / drawn.length;
      found.phrases.push({ kind: kind.name, count: drawn.length, precision, missed });
    }
    // By now the page has loaded everything that the list needs.
    await reader.slow({ slowNetwork: false, slowdown });
    for (const { text } of asked) warm.push((await reader.ask(text)).milliseconds);
    await reader.leave();
  }
  return { ...found, warm: spread(warm) };
}

async function weigh(visit: Visit, { queries, starts }: Task): Promise<Cost> {
  const first: Answer[] = [];
  const next: Answer[] = [];
  for (const session of sessions(queries, 1 + further, starts)) {
    const reader = await visit(sideOf(session[0]!));
    await reader.slow({ slowNetwork: true, slowdown });
    for (const [index, { text }] of session.entries()) {
      if (index === 0) first.push(await reader.openAndAsk(text));
      else next.push(await reader.ask(text));
    }
    await reader.leave();
  }
  const spreads = (answers: Answer[]) => ({
    bytes: spread(answers.map(({ bytes }) => bytes)),
    milliseconds: spread(answers.map(({ milliseconds }) => milliseconds)),
  });
  return { first: spreads(first), next: spreads(next) };
}
