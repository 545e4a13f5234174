import { stemmer } from 'stemmer';

/** A term, and where in the text it stands. */
export interface Term {
  term: string;
  start: number;
  end: number;
}

/** Han characters, or a word or code of another script: `or-ccseh-05`, `insufficient_quota`. */
const runs =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[-_'.](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

const none = new Set<string>();

/** Characters that join words and belong to none: no pair is made across them. */
const joints = /[的和与或及]/g;

/**
 * Cuts a folded text into what ranking counts: pairs of neighbouring Han characters, and words and codes of
 * other scripts by their stems. Pairs find Chinese without a dictionary: no word border can be got wrong
 * (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2.2.1).
 * @param text a folded text
 * @param ignored words that stand in any sentence
 * @returns the terms in order, as often as they occur
 */
export function termsOf(text: string, ignored: Set<string> = none): Term[] {
  return [...text.replace(joints, ' ').matchAll(runs)].flatMap(({ 0: run, index }) =>
    isHan(run) ? hanPairsOf(run, index) : ignored.has(run) ? [] : wordsOf(run, index),
  );
}

/** @returns whether a term is written in Han characters */
export function isHan(term: string): boolean {
  return /\p{Script=Han}/u.test(term);
}

/** A character that stands alone between other scripts is a term of its own. */
function hanPairsOf(run: string, from: number): Term[] {
  const ends = [...run].map((character) => (from += character.length));
  const starts = [ends[0]! - [...run][0]!.length, ...ends];
  if (ends.length === 1) return [{ term: run, start: starts[0]!, end: ends[0]! }];
  return [...run].slice(1).map((character, index) => ({
    term: [...run][index]! + character,
    start: starts[index]!,
    end: ends[index + 1]!,
  }));
}

/** A code such as `or-ccseh-05` stands whole and in its parts; a word by its stem (Porter, 1980). */
function wordsOf(run: string, start: number): Term[] {
  const place = { start, end: start + run.length };
  const parts = run.split(/[-_.]/).filter(Boolean);
  const stems = parts.map((part) => ({ term: stemmer(part.replace(/'s$|'/g, '')), ...place }));
  return parts.length > 1 ? [{ term: run, ...place }, ...stems] : stems;
}

/** @returns the pairs of neighbouring words of other scripts than Han: in names they tell more than the words apart */
export function pairsOf(terms: Term[]): string[] {
  const words = terms.filter(({ term }) => !isHan(term));
  return words.slice(1).map(({ term }, index) => `${words[index]!.term} ${term}`);
}

/** @returns a term for a whole name, by which a query that is one is known */
export function wholeOf(terms: Term[]): string {
  return `=${terms.map(({ term }) => term).join(' ')}`;
}
