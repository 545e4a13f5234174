import { createConceptFinder } from './synonyms.ts';
import { termsOf } from './terms.ts';

/** What search sees in a text. */
export interface Reading {
  terms: string[];
  /** The groups of synonyms that it names. */
  concepts: string[];
  /** What the classifier sees, with what each counts. */
  features: Map<string, number>;
}

/** Reads pages, example questions and queries alike. */
export type Reader = (text: string) => Reading;

/** Parts of words and pairs of concepts count less than words: they add to them. */
const counts = { code: 2, word: 1, character: 0.5, pair: 0.3, piece: 0.3 };

/** Words of other scripts are cut into pieces of so many letters, which survive a typing error. */
const pieceLength = 4;

/** Longer texts hardly stand on a page by chance: nothing is gained by knowing them as a whole. */
const longestWhole = 4;

/**
 * @param groups normalized words that mean the same to readers
 * @returns a function that reads a normalized text
 */
export function createReader(groups: string[][]): Reader {
  const find = createConceptFinder(groups);
  return (text) => {
    const terms = termsOf(text);
    const concepts = [...new Set(find(text))].sort();
    const pairs = concepts.flatMap((one, index) =>
      concepts.slice(index + 1).map((other) => one + other),
    );
    const whole = terms.length <= longestWhole ? [wholeOf(terms)] : [];
    return {
      terms,
      concepts,
      features: new Map([
        ...each(text.match(/\p{Script=Han}/gu) ?? [], counts.character),
        ...each((text.match(/[a-z]{4,}/g) ?? []).flatMap(piecesOf), counts.piece),
        ...each(pairs, counts.pair),
        ...each([...terms, ...concepts, ...whole], counts.word),
        ...each(terms.filter(isCode), counts.code),
      ]),
    };
  };
}

/** The feature of a text with a word that no example has. */
export const strangeWord = '?';

/** @returns the feature of a short text as a whole */
export function wholeOf(terms: string[]): string {
  return `=${terms.join(' ')}`;
}

function each(features: string[], count: number): [string, number][] {
  return features.map((feature) => [feature, count]);
}

/** `card` gives `^card`, `card$`; the marks keep pieces apart from words. */
function piecesOf(word: string): string[] {
  const marked = `^${word}$`;
  return [...marked.slice(pieceLength - 1)].map(
    (_, at) => `-${marked.slice(at, at + pieceLength)}`,
  );
}

/** A number or a code decides more than a word. */
function isCode(term: string): boolean {
  return /\d|_/.test(term);
}
