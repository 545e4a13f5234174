import type { Browser } from '@playwright/test';
import { languages, type Language } from '../../src/site.ts';
import type { Engine } from './engines/engine.ts';
import type { SitePage } from './pages.ts';
import { holds, type PhraseKind } from './phrases.ts';
import { sideOf, type Outcome, type Query } from './queries.ts';
import { Reader, type Answer } from './reader.ts';
import { sessions, spread, type Spread } from './sampling.ts';

/** What each engine is asked. */
export interface Task {
  queries: Query[];
  pages: SitePage[];
  phrases: { kind: PhraseKind; drawn: string[] }[];
  /** How many times the dialog is opened on the slow network. */
  starts: number;
}

/** What an engine finds. */
export interface Found {
  outcomes: Outcome[];
  phrases: PhrasePrecision[];
  /** Milliseconds from the last key to the answer with everything there, the processor slow. */
  warm: Spread;
}

export interface PhrasePrecision {
  kind: string;
  count: number;
  /** The share of phrases that the page of the first result holds, from 0 to 1. */
  precision: number;
  /** The others. */
  missed: string[];
}

/** What an engine costs on a slow network with a slow processor. */
export interface Cost {
  /** Bytes and milliseconds from opening to the first answer. */
  first: { bytes: Spread; milliseconds: Spread };
  /** Bytes and milliseconds of each query after it. */
  next: { bytes: Spread; milliseconds: Spread };
}

export type Measured = Found & Cost;

/** The queries that follow the first one each time that the dialog is opened on the slow network. */
const further = 2;
const slowdown = 4;

/**
 * @param origin of the server with the engine's pages
 * @returns what an engine finds, fetches and takes
 */
export async function measure(
  browser: Browser,
  engine: Engine,
  origin: string,
  task: Task,
): Promise<Measured> {
  const visit = (language: Language) => Reader.visit(browser, origin + engine.start(language));
  // The server has then compressed all files that are timed after.
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
    // All that the list needs is in the page by now.
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
