import type { Language } from '../../src/site.ts';
import type { SitePage } from './pages.ts';

/** A kind of phrase to draw from the pages' text. */
export interface PhraseKind {
  name: string;
  language: Language;
  unit: 'character' | 'word';
  /** The minimum and maximum number of units in a phrase. */
  length: readonly [least: number, most: number];
  /** Whether the phrase must occur on exactly one page of the language. */
  unique: boolean;
}

export const phraseKinds: PhraseKind[] = [
  {
    name: '2–6 Chinese characters',
    language: 'zh-CN',
    unit: 'character',
    length: [2, 6],
    unique: false,
  },
  {
    name: '8–14 characters of one page',
    language: 'zh-CN',
    unit: 'character',
    length: [8, 14],
    unique: true,
  },
  { name: '2–5 English words', language: 'en', unit: 'word', length: [2, 5], unique: false },
];

const units = {
  character: { split: (line: string) => [...line], join: '', fits: /^\p{Script=Han}$/u },
  word: { split: (line: string) => line.split(/\s+/), join: ' ', fits: /^[a-z][a-z'’-]*$/i },
};

/**
 * Draws phrases as they occur on the pages: adjacent units of one line without punctuation, each place
 * equally likely, no phrase twice.
 * @param pages the pages of the kind's language
 * @param random random numbers from 0 to below 1
 * @throws Error if the pages do not contain that many phrases
 */
export function drawPhrases(
  pages: SitePage[],
  { name, unit, length: [least, most], unique }: PhraseKind,
  count: number,
  random: () => number,
): string[] {
  const { split, join, fits } = units[unit];
  const all = pages.flatMap(({ text }) => text.split('\n').flatMap((line) => [...split(line), '']));
  const phrases = new Set<string>();
  for (let attempt = 0; phrases.size < count; attempt += 1) {
    if (attempt > count * 10_000) {
      throw new Error(`${name}: the pages have ${phrases.size} phrases, expected ${count}`);
    }
    const from = Math.floor(random() * all.length);
    const run = all.slice(from, from + least + Math.floor(random() * (most - least + 1)));
    const phrase = run.join(join);
    if (run.length < least || !run.every((one) => fits.test(one))) continue;
    if (unique && pages.filter((page) => holds(page, phrase)).length !== 1) continue;
    phrases.add(phrase);
  }
  return [...phrases];
}

/** @returns whether a page contains a phrase, ignoring case and the width of spaces. */
export function holds({ shown }: SitePage, phrase: string): boolean {
  return plain(shown).includes(plain(phrase));
}

const folded = new Map<string, string>();

function plain(text: string): string {
  const known = folded.get(text) ?? text.toLowerCase().replace(/\s+/g, ' ');
  folded.set(text, known);
  return known;
}

/**
 * @param seed any integer
 * @returns a reproducible generator of random numbers from 0 to below 1 (mulberry32)
 */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
