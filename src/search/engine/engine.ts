import { closestWord } from './fuzzy.ts';
import {
  fileNames,
  minCorrectedLength,
  maxQueryLength,
  decodePairs,
  type Entry,
  type IndexEntry,
  type Manifest,
} from './data.ts';
import { sectionsContaining } from './exact.ts';
import { isHan, read, wholeOf, type Reading } from './features.ts';
import { excerptOf } from './highlight.ts';
import { IndexFiles, type Sources } from './index-files.ts';
import { createNormalizer, type HanziForms, type Normalizer } from './normalize.ts';
import { hanOf } from './pinyin.ts';
import { rank, type Ranking } from './ranking.ts';
import { termsOf } from './terms.ts';

/** A search result. */
export interface Found {
  entry: Entry;
  /** The text around the matched words. */
  excerpt: () => Promise<string>;
}

export interface Answer {
  found: Found[];
  /** Whether the results answer the query, are near misses, or there are none. */
  fit: 'good' | 'weak' | 'none';
  /** Phrases to mark in results: the whole query, then its terms. */
  words: string[];
  /** Whether a file failed to load, so results may be missing. */
  incomplete: boolean;
}

/** Maximum number of features per query. */
const maxFeatures = 300;

const maxResults = 10;

/** A normalized query and its index entries. */
interface ParsedQuery extends Ranking {
  text: string;
  reading: Reading;
  known: Map<string, IndexEntry>;
  incomplete: boolean;
}

/**
 * Answers queries: ranks sections (ranking.ts) and puts pages that contain the exact query first (exact.ts).
 */
export class SearchEngine {
  readonly #sources: Sources;
  readonly manifest: Manifest;
  readonly #index: IndexFiles;
  readonly #texts = new Map<number, string>();
  #forms: HanziForms | undefined;
  #normalize: Normalizer = createNormalizer();

  constructor(sources: Sources, manifest: Manifest) {
    this.#sources = sources;
    this.manifest = manifest;
    this.#index = new IndexFiles(sources, manifest);
  }

  /**
   * @param text a typed or pasted query of any length
   * @param early receives an answer before exact matches are sought
   * @throws the sources' error if a file needed for ranking fails to load
   */
  async search(text: string, early?: (answer: Answer) => void): Promise<Answer> {
    const asked = await this.#parseAndRank(text);
    const { reading, known, isOutside, ranked } = asked;
    let { incomplete } = asked;
    const words = [asked.text, ...reading.terms.filter((term) => known.get(term)?.[0])];
    const answer = async (holding: number[]): Promise<Answer> => {
      const found = await this.#found(ranked, holding, words);
      // A query found verbatim on the site is not off-topic, unless it is one word.
      const isHeld = holding.length > 0 && reading.terms.length > 1;
      const fit = found.length === 0 ? 'none' : isOutside && !isHeld ? 'weak' : 'good';
      return { found, fit, words, incomplete };
    };
    // The words of a known question may occur elsewhere by chance.
    const isNamed = known.has(wholeOf(reading.terms));
    const possible = isNamed ? [] : this.#exactCandidates(asked);
    if (possible.length === 0) return answer([]);
    early?.(await answer([]));
    const holding = await sectionsContaining(asked.text, possible, {
      textOf: (section) => this.#textOf(section),
      pagefind: this.#sources.pagefind,
    }).catch(() => {
      incomplete = true;
      return [];
    });
    return answer(holding);
  }

  /** Looks up a query's features, again in its usual spelling where some are unknown, and ranks sections. */
  async #parseAndRank(typed: string): Promise<ParsedQuery> {
    const cut = typed.slice(0, maxQueryLength);
    let incomplete = false;
    const load = async <T>(name: string): Promise<T | undefined> => {
      const file = await this.#index.file<T>(name).catch(() => undefined);
      incomplete ||= !file;
      return file;
    };
    const [units, first] = await Promise.all([
      this.#index.file<number[][]>(fileNames.units),
      this.#lookUp(this.#normalize(cut)),
    ]);
    let query = first;
    if (query.strangeHan) {
      const forms = await load<HanziForms>(fileNames.forms);
      if (forms && forms !== this.#forms) {
        this.#forms = forms;
        this.#normalize = createNormalizer(forms);
        this.#texts.clear();
        query = await this.#lookUp(this.#normalize(cut));
      }
    }
    const { text, known } = query;
    const isKnown = (word: string) => termsOf(word).some((term) => known.has(term));
    const strange = wordsOf(text).filter((word) => !isKnown(word));
    if (strange.length > 0 || (/[a-z]/.test(text) && !isKnown(text))) {
      const [spellings = {}, words = []] = await Promise.all([
        load<Record<string, string>>(fileNames.pinyin),
        load<string[]>(fileNames.words),
      ]);
      const corrections = new Map(strange.map((word) => [word, closestWord(word, words)]));
      // Words of another subject resemble ours only by chance.
      const isForeign = !isKnown(text) && [...corrections.values()].includes(undefined);
      const meant =
        (/^[a-z' ]+$/.test(text) ? hanOf(text, spellings) : undefined) ??
        text.replace(latinWord, (word) => (!isForeign && corrections.get(word)) || word);
      if (meant !== text) query = await this.#lookUp(meant);
    }
    return { ...query, ...rank(query.reading, query.known, units, this.manifest), incomplete };
  }

  async #lookUp(normalized: string) {
    const text = normalized.trim();
    const reading = read(text);
    const features = [...reading.features.keys()].slice(-maxFeatures);
    const known = await this.#index.lookUp(features);
    // Each Han character is a feature.
    const strangeHan = features.some((one) => isHan(one) && !known.has(one));
    return { text, reading, known, strangeHan };
  }

  /** @returns candidates for an exact match, best first: the sections with all words but stop words */
  #exactCandidates({ reading, known, ranked }: ParsedQuery): number[] {
    if (reading.terms.length === 0) return [];
    const needed = [...new Set(reading.terms)].filter(
      (term) => [...term].length > 1 && known.get(term)?.[0] !== null,
    );
    const holders = needed.map((term) => new Map(decodePairs(known.get(term)?.[0] ?? [])));
    return [...new Set([...ranked, ...this.manifest.pages.keys()])].filter((section) =>
      holders.every((own) => own.has(section)),
    );
  }

  /** Sections of pages with an exact match first, each group as ranked. */
  async #found(ranked: number[], holding: number[], words: string[]): Promise<Found[]> {
    const pageOf = (section: number) => this.manifest.pages[section]!;
    const pages = new Set(holding.map(pageOf));
    const all = [...new Set([...ranked, ...holding])];
    const first = all.filter((section) => pages.has(pageOf(section)));
    return Promise.all(
      spread([...new Set([...first, ...all])], pageOf)
        .slice(0, maxResults)
        .map(async (section): Promise<Found> => ({
          entry: await this.#index.entry(section),
          excerpt: async () => excerptOf(await this.#index.text(section), words),
        })),
    );
  }

  /** @returns a section's normalized text, cached */
  async #textOf(section: number): Promise<string> {
    const known = this.#texts.get(section) ?? this.#normalize(await this.#index.text(section));
    this.#texts.set(section, known);
    return known;
  }
}

const latinWord = /[a-z0-9]+/g;

/** @returns the Latin words long enough for typo correction */
function wordsOf(text: string): string[] {
  const words = text.match(latinWord) ?? [];
  return words.filter((word) => word.length >= minCorrectedLength && !/\d/.test(word));
}

/** Reorders so that no two adjacent sections are of the same page; drops any left over. */
function spread(sections: number[], pageOf: (section: number) => number): number[] {
  const left = [...sections];
  const spread: number[] = [];
  for (;;) {
    const last = spread.length > 0 ? pageOf(spread[spread.length - 1]!) : undefined;
    const next = left.findIndex((one) => pageOf(one) !== last);
    if (next === -1) return spread;
    spread.push(...left.splice(next, 1));
  }
}
