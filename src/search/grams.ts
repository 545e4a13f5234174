import { stemmer } from 'stemmer';

/** Han characters, or a word or code of another script: `or-ccseh-05`, `insufficient_quota`. */
const runs =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[-_'.](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/** Characters that join words and belong to none: no pair is made across them. */
const joints = /[的和与或及]/g;

/**
 * Cuts a folded text into what two texts are compared by: pairs of neighbouring Han characters (and single
 * ones, which count less), and words and codes of other scripts. Pairs of characters find Chinese without a
 * dictionary: no word border can be got wrong (Manning, Raghavan, Schütze: Introduction to Information
 * Retrieval, 2.2.1).
 * @param text a folded text
 * @returns the grams, each once
 */
export function grams(text: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of text.replace(joints, ' ').matchAll(runs)) {
    if (/\p{Script=Han}/u.test(run)) {
      const characters = [...run];
      characters.forEach((character, index) => {
        found.add(character);
        if (index > 0) found.add(characters[index - 1]! + character);
      });
    } else {
      for (const word of words(run)) found.add(word);
    }
  }
  return found;
}

/** A code such as `or-ccseh-05` stands whole and in its parts; a word by its stem (Porter, 1980). */
function words(run: string): string[] {
  const parts = run.split(/[-_.]/).filter(Boolean);
  const stems = parts.map((part) => stemmer(part.replace(/'s$|'/g, '')));
  return parts.length > 1 ? [run, ...stems] : stems;
}

/** How much a gram tells by its kind: a single Han character stands in many words, a code or a concept in few. */
export function kindWeight(gram: string): number {
  if (gram.startsWith('~')) return 1.6;
  if (/^\p{Script=Han}$/u.test(gram)) return 0.25;
  return /\d|_/.test(gram) ? 1.6 : 1;
}
