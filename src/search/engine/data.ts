/** What the browser loads first, for one language: `ranking.json`. Other files are loaded when a query needs them. */
export interface Manifest {
  /** Part of the names of all files that belong together. */
  release: string;
  /** For each section the number of the first one of its page. */
  pages: number[];
  /** Groups of normalized words that mean the same. */
  groups: string[][];
  /** The first feature of each file of features. */
  features: string[];
  /** What is said of results: how many (`{{count}}`), that they are only near, that there are none. */
  labels: Record<'count' | 'weak' | 'none' | 'near', string>;
  /** What a reader may look for. */
  examples: string[];
}

/** So many characters of a query are read. */
export const longest = 800;

/** Words of so many letters are mended: shorter ones are too much like others. */
export const leastMended = 5;

/** A place that a search can lead to. */
export interface Entry {
  /** Its address below the base path. */
  url: string;
  title: string;
  /** What it belongs to: the guide of a section, the group of a problem. */
  place: string;
  /** For a problem: the first thing to do. */
  first?: string;
}

/** What the index knows of a feature; both are lists of a section's distance to the one before and a weight. */
export type Indexed = [
  /** The sections that show it, and how prominently; null if they are too many to tell anything. */
  postings: number[] | null,
  /** How much a query with it asks for a section, or, after the last, for none of them. */
  weights: number[],
];

/** So many entries are in one file. */
export const entriesPerFile = 8;

/** The files beside the manifest, `*` for its release. */
export const fileNames = {
  features: (number: number) => `features-*-${number}`,
  entries: (number: number) => `entries-*-${number}`,
  /** The text of a section as a reader sees it. */
  text: (section: number) => `text-*-${section}`,
  /** Traditional and regional forms. */
  forms: 'forms-*',
  /** Words of other scripts than Han, to mend typing errors with. */
  words: 'words-*',
  /** Short Chinese words by their spelling in pinyin. */
  pinyin: 'pinyin-*',
};

/** @returns the sections and weights of a list */
export function* pairsIn(list: number[]): Generator<[section: number, weight: number]> {
  let section = 0;
  for (let at = 0; at < list.length; at += 2) yield [(section += list[at]!), list[at + 1]!];
}
