import { stemmer } from 'stemmer';

/** Han characters, or a word or code of another script: `or-ccseh-05`, `insufficient_quota`. */
const runs =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[-_'.](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/**
 * Splits a normalized text into bigrams of Han characters, and stemmed words and codes of other scripts.
 * Bigrams need no dictionary, so no word boundary can be wrong (Manning, Raghavan, Schütze: Introduction to
 * Information Retrieval, 2.2.1).
 * @returns the terms in order, with repetitions
 */
export function termsOf(text: string): string[] {
  return (text.match(runs) ?? []).flatMap((run) =>
    /\p{Script=Han}/u.test(run) ? hanPairsOf([...run]) : wordsOf(run),
  );
}

/** A single character between other scripts is a term of its own. */
function hanPairsOf(characters: string[]): string[] {
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

/** A code such as `or-ccseh-05` gives the whole and its parts; words are stemmed (Porter, 1980). */
function wordsOf(run: string): string[] {
  const parts = run.split(/[-_.]/).filter(Boolean);
  const stems = parts.map((part) => stemmer(part.replace(/'s$|'/g, '')));
  return parts.length > 1 ? [run, ...stems] : stems;
}
