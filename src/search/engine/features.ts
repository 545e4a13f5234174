import { termsOf } from './terms.ts';

/** A text as search sees it. */
export interface Reading {
  terms: string[];
  /** The classifier's input, with values. */
  features: Map<string, number>;
}

/** The values of features, by kind. Pairs and parts of words count less: they supplement words. */
const emphasis = { code: 2, word: 1, whole: 1.5, pair: 0.5, character: 0.5, piece: 0.3 };

/** Length of the n-grams of Latin words, some of which survive a typo. */
const pieceLength = 4;

/** Maximum number of terms in a text known as a whole: longer ones rarely occur by chance. */
const maxWholeTerms = 4;

/**
 * Reads pages, example questions and queries alike.
 * @param text a normalized text
 * @returns its terms, and its features, the most telling ones last
 */
export function read(text: string): Reading {
  const terms = termsOf(text);
  const whole = terms.length <= maxWholeTerms ? [wholeOf(terms)] : [];
  const features = new Map([
    ...each((text.match(/[a-z]{4,}/g) ?? []).flatMap(piecesOf), emphasis.piece),
    ...each(pairsOf(terms), emphasis.pair),
    ...each(text.match(/\p{Script=Han}/gu) ?? [], emphasis.character),
    ...each(terms, emphasis.word),
    ...each(whole, emphasis.whole),
    ...each(terms.filter(isCode), emphasis.code),
  ]);
  return { terms, features };
}

/** @returns the features of neighbouring terms */
export function pairsOf(terms: string[]): string[] {
  return terms.slice(1).map((term, at) => `${terms[at]} ${term}`);
}

/** @returns the feature of a short text as a whole */
export function wholeOf(terms: string[]): string {
  return `=${terms.join(' ')}`;
}

export function isWhole(feature: string): boolean {
  return feature.startsWith('=');
}

export function isPair(feature: string): boolean {
  return feature.includes(' ') && !isWhole(feature);
}

function each(features: string[], value: number): [string, number][] {
  return features.map((feature) => [feature, value]);
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
