import type { HanziForms } from './normalize.ts';

/** A language's `ranking.json`, which the browser loads when the search opens; other files are loaded on demand. */
export interface Manifest {
  /** The digest of the other files, and the name of their folder. */
  release: string;
  /** For each section, the number of its page's first section. */
  pages: number[];
  /** The first feature in each feature file. */
  features: string[];
  /** The classifier's output layer: for each hidden unit, then for the biases, sections with weights. */
  units: string[];
  forms: HanziForms;
  /** Suggested queries. */
  examples: string[];
}

/** Maximum query length in UTF-16 units. */
export const maxQueryLength = 800;

/** Minimum length for typo correction: shorter words resemble too many others. */
export const minCorrectedLength = 5;

/** A searchable page or section, with a file of its own. */
export interface Entry {
  /** Its URL below the base path. */
  url: string;
  title: string;
  /** Shown below its title: the title of its page, or the group of a problem. */
  place: string;
  /** For a problem: the first step. */
  step?: string;
  /** Its title, then its text. */
  text: string;
}

/** A feature's index entry: two lists of pairs, see `encodePairs`. */
export type IndexEntry = [
  /** Posting list: sections, with weights for prominence; null for stop words. */
  postings: string | null,
  /** The classifier's input layer: hidden units, with weights. */
  weights: string,
];

/** The weight in a posting list that a term approaches where it is most prominent. */
export const fullWeight = 8;

/** The code of the character for 0, the first after those that JSON escapes, apart from the backslash. */
const zero = 35;

/**
 * @returns pairs of a place with a weight other than zero, as two characters: for the gap to the previous place, and
 *   for the weight, where the codes of positive and negative ones alternate. As JSON numbers, the index is a tenth
 *   larger, compressed.
 */
export function encodePairs(weights: number[]): string {
  let last = 0;
  return weights
    .map((weight, at) => {
      if (weight === 0) return '';
      const gap = at - last;
      last = at;
      return String.fromCharCode(zero + gap, zero + 2 * Math.abs(weight) - Number(weight > 0));
    })
    .join('');
}

/** Decodes what `encodePairs` encodes. */
export function* decodePairs(list: string): Generator<[place: number, weight: number]> {
  let place = 0;
  for (let at = 0; at < list.length; at += 2) {
    const code = list.charCodeAt(at + 1) - zero;
    yield [(place += list.charCodeAt(at) - zero), code % 2 === 1 ? (code + 1) / 2 : -code / 2];
  }
}
