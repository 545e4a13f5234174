import type { AskingWords } from './query.ts';
import type { RankingData } from './ranking.ts';

/** What the browser loads first, for one language: `ranking.json`. Other files are loaded when a query needs them. */
export interface Manifest extends RankingData {
  /** Stands in the names of all files that belong together. */
  release: string;
  /** Groups of folded words that mean the same; see `RankingData.products`. */
  groups: string[][];
  asking: AskingWords;
  /** The first term of each file of terms. */
  terms: string[];
  /** What is said of results: how many (`{{count}}`), that they are only near, that there are none. */
  labels: Record<'count' | 'weak' | 'none' | 'near', string>;
  /** What a reader may look for. */
  examples: string[];
}

/** So many characters of a query are read. */
export const longest = 800;

/** A place that a search can lead to. */
export interface Entry {
  /** Its address below the base path. */
  url: string;
  title: string;
  /** What it belongs to: the guide of a section, the group of a problem. */
  place: string;
  /** For a problem: the first thing to do. */
  first?: string;
  /** Its names, folded and without filler, the title first; what the terms of each tell, alone and with its concepts. */
  names: [text: string, mass: number, massOfAll: number][];
  /** So many of them are shown on the page. */
  shown: number;
}

/** So many entries are in one file. */
export const entriesPerFile = 4;

/** The files beside the manifest, `*` for its release. */
export const fileNames = {
  terms: (number: number) => `terms-*-${number}`,
  entries: (number: number) => `entries-*-${number}`,
  /** The text of a section as a reader sees it. */
  text: (section: number) => `text-*-${section}`,
  /** Traditional and regional forms. */
  forms: 'forms-*',
  /** Words of other scripts than Han, to mend slips with. */
  words: 'words-*',
  /** For each section its names as they are read. */
  pinyin: 'pinyin-*',
};
