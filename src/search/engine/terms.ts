import { stemmer } from 'stemmer';

/** Han characters, or a word or code of another script: `or-ccseh-05`, `insufficient_quota`. */
const runs =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[-_'.](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/**
 * Cuts a normalized text into pairs of neighbouring Han characters, and words and codes of other scripts by
 * their stems. Pairs find Chinese without a dictionary: no word boundary can be wrong (Manning, Raghavan,
 * Schütze: Introduction to Information Retrieval, 2.2.1).
 * @returns the terms in order, as often as they occur
 */
export function termsOf(text: string): string[] {
  return (text.match(runs) ?? []).flatMap((run) =>
    /\p{Script=Han}/u.test(run) ? hanPairsOf([...run]) : wordsOf(run),
  );
}

/** A character that stands alone between other scripts is a term of its own. */
function hanPairsOf(characters: string[]): string[] {
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

/** A code such as `or-ccseh-05` stands whole and in its parts; a word by its stem (Porter, 1980). */
function wordsOf(run: string): string[] {
  const parts = run.split(/[-_.]/).filter(Boolean);
  const stems = parts.map((part) => stemmer(part.replace(/'s$|'/g, '')));
  return parts.length > 1 ? [run, ...stems] : stems;
}
