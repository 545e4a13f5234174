/** A language's `ranking.json`, which the browser loads first; other files are loaded on demand. */
export interface Manifest {
  /** The digest of the other files, and the name of their folder. */
  release: string;
  /** For each section, the number of its page's first section. */
  pages: number[];
  /** The first feature in each feature file. */
  features: string[];
  /** UI text: number of results (`{{count}}`), near misses only, no results. */
  labels: Record<'count' | 'weak' | 'none', string>;
  /** Suggested queries. */
  examples: string[];
}

/** Maximum query length in UTF-16 units. */
export const maxQueryLength = 800;

/** Minimum length for typo correction: shorter words resemble too many others. */
export const minCorrectedLength = 5;

/** A searchable page or section. */
export interface Entry {
  /** Its URL below the base path. */
  url: string;
  title: string;
  /** The guide of a section, or the group of a problem. */
  place: string;
  /** For a problem: the first step. */
  step?: string;
}

/** A feature's index entry: two lists of pairs, see `encodePairs`. */
export type IndexEntry = [
  /** Posting list: sections, with weights for prominence; null for stop words. */
  postings: number[] | null,
  /** The classifier's input layer: hidden units, with weights. */
  weights: number[],
];

export const entriesPerFile = 8;

/** @returns pairs of a place with a weight other than zero, as the gap to the previous one, and that weight */
export function encodePairs(weights: number[]): number[] {
  let last = 0;
  return weights.flatMap((weight, at) => {
    if (weight === 0) return [];
    const gap = at - last;
    last = at;
    return [gap, weight];
  });
}

/** Decodes what `encodePairs` encodes. */
export function* decodePairs(list: number[]): Generator<[place: number, weight: number]> {
  let place = 0;
  for (let at = 0; at < list.length; at += 2) yield [(place += list[at]!), list[at + 1]!];
}
