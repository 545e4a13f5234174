import { createConceptFinder } from './synonyms.ts';
import { termsOf } from './terms.ts';

/** A text as search sees it. */
export interface Reading {
  terms: string[];
  /** The synonym groups it mentions. */
  concepts: string[];
  /** The classifier's input, with values. */
  features: Map<string, number>;
}

/** Reads pages, example questions and queries alike. */
export type Reader = (text: string) => Reading;

/** Parts of words and pairs of concepts count less: they supplement words. */
const counts = { code: 2, word: 1, character: 0.5, pair: 0.3, piece: 0.3 };

/** Length of the n-grams of Latin words, some of which survive a typo. */
const pieceLength = 4;

/** Maximum number of terms in a text known as a whole: longer ones rarely occur by chance. */
const maxWholeTerms = 4;

/**
 * @param groups groups of synonyms, normalized
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
    const whole = terms.length <= maxWholeTerms ? [wholeOf(terms)] : [];
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

/** Feature of a text with a word found in no example. */
export const unknownWord = '?';

/** @returns the feature of a short text as a whole */
export function wholeOf(terms: string[]): string {
  return `=${terms.join(' ')}`;
}

function each(features: string[], count: number): [string, number][] {
  return features.map((feature) => [feature, count]);
}

/** `card` gives `-^car`, `-card`, `-ard$`; `-` tells pieces from words. */
function piecesOf(word: string): string[] {
  const marked = `^${word}$`;
  return [...marked.slice(pieceLength - 1)].map(
    (_, at) => `-${marked.slice(at, at + pieceLength)}`,
  );
}

/** Numbers and codes decide more than words. */
function isCode(term: string): boolean {
  return /\d|_/.test(term);
}
