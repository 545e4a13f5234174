import {
  minCorrectedLength,
  maxQueryLength,
  decodePairs,
  type Entry,
  type IndexEntry,
  type Manifest,
} from './data.ts';
import { pairsOf, read, wholeOf, type Reading } from './features.ts';
import { closestWord } from './fuzzy.ts';
import { excerptOf, markWords, patternOf, type Part } from './highlight.ts';
import { createNormalizer, type Normalizer } from './normalize.ts';
import { sectionsWith, type Pagefind } from './pagefind.ts';
import { hanOf } from './pinyin.ts';
import { rank } from './ranking.ts';
import { termsOf } from './terms.ts';

/** Where the parts of the index come from. */
export interface Sources {
  /** Loads a file of the index once; after a failure, the next call retries. */
  file: <T>(name: string) => Promise<T>;
  pagefind: () => Promise<Pagefind>;
}

/** A search result. */
export interface Found {
  entry: Entry;
  title: Part[];
  /** The first step, or the text around the matched words. */
  excerpt: Part[];
}

export interface Answer {
  found: Found[];
  /** Whether the results answer the query, are near misses, or there are none. */
  fit: 'good' | 'weak' | 'none';
}

/** Maximum number of features to look up; each may be in another file. A long text has enough words. */
const maxFeatures = 60;

const maxResults = 10;

/** How many texts are requested at once. */
const batchSize = 8;

/** Maximum number of texts to read; beyond that, Pagefind's index is searched. */
const maxTexts = 60;

/** A normalized query, those of its features that were looked up, and the index entries found. */
interface Query extends Reading {
  text: string;
  lookedUp: Set<string>;
  known: Map<string, IndexEntry>;
}

/**
 * Answers queries: ranks sections (ranking.ts) and puts pages that contain the exact query first.
 */
export class SearchEngine {
  readonly #sources: Sources;
  readonly manifest: Manifest;
  readonly #normalize: Normalizer;

  constructor(sources: Sources, manifest: Manifest) {
    this.#sources = sources;
    this.manifest = manifest;
    this.#normalize = createNormalizer(manifest.forms);
  }

  /**
   * @param text a typed or pasted query of any length
   * @throws the error of a file that fails to load
   */
  async search(text: string): Promise<Answer> {
    const asTyped = await this.#lookUp(this.#normalize(text.slice(0, maxQueryLength)));
    const query = await this.#respell(asTyped);
    const { terms, known } = query;
    const { ranked, isOutside } = rank(query, known, this.manifest);
    // To mark in the results: the whole query, or else its terms.
    const words = [query.text, ...terms.filter((term) => known.get(term)?.[0])];
    // The words of a known question may occur elsewhere by chance.
    const possible = known.has(wholeOf(terms)) ? [] : this.#exactCandidates(query, ranked);
    const holding = await this.#holding(query.text, possible);
    const found = await this.#found(ranked, holding, words);
    // A query found verbatim on the site is not off-topic, unless it is one word.
    const isHeld = holding.length > 0 && terms.length > 1;
    const fit = found.length === 0 ? 'none' : isOutside && !isHeld ? 'weak' : 'good';
    return { found, fit };
  }

  /** Reads a query with unknown Latin words again as pinyin, or with its typing errors corrected. */
  async #respell(query: Query): Promise<Query> {
    const { text, known } = query;
    const isKnown = (word: string) => termsOf(word).some((term) => known.has(term));
    const strange = wordsOf(text).filter((word) => !isKnown(word));
    if (strange.length === 0 && (isKnown(text) || !/[a-z]/.test(text))) return query;
    const [spellings, words] = await Promise.all([
      /^[a-z' ]+$/.test(text) ? this.#sources.file<Record<string, string>>('pinyin') : {},
      this.#sources.file<string[]>('words'),
    ]);
    const corrections = new Map(strange.map((word) => [word, closestWord(word, words)]));
    // If nothing is known, words that resemble ours do so by chance, unless all of them do.
    const isByChance = !isKnown(text) && [...corrections.values()].includes(undefined);
    const meant =
      hanOf(text, spellings) ??
      text.replace(latinWord, (word) => (!isByChance && corrections.get(word)) || word);
    return meant === text ? query : this.#lookUp(meant);
  }

  /** Looks up the features of a normalized query. */
  async #lookUp(normalized: string): Promise<Query> {
    const text = normalized.trim();
    const reading = read(text);
    const lookedUp = new Set([...reading.features.keys()].slice(-maxFeatures));
    const known = new Map<string, IndexEntry>();
    const files = this.manifest.features;
    await Promise.all(
      [...lookedUp].map(async (feature) => {
        const number = files.filter((first) => first <= feature).length - 1;
        if (number < 0) return;
        const file = await this.#sources.file<Record<string, IndexEntry>>(`features-${number}`);
        // “constructor” has a value, too.
        if (Array.isArray(file[feature])) known.set(feature, file[feature]);
      }),
    );
    return { ...reading, text, lookedUp, known };
  }

  /** @returns candidates for an exact match, best first: the sections with all words, and pairs of stop words */
  #exactCandidates({ terms, lookedUp, known }: Query, ranked: number[]): number[] {
    if (terms.length === 0) return [];
    const isStopWord = (term = '') => known.get(term)?.[0] === null;
    const words = terms.filter((term) => [...term].length > 1 && !isStopWord(term));
    const pairs = pairsOf(terms).filter((pair) => pair.split(' ').every(isStopWord));
    const needed = [...words, ...pairs].filter((one) => lookedUp.has(one));
    const holders = needed.map((one) => new Map(decodePairs(known.get(one)?.[0] ?? '')));
    return [...new Set([...ranked, ...this.manifest.pages.keys()])].filter((section) =>
      holders.every((own) => own.has(section)),
    );
  }

  /** @returns the sections that contain a text, of those that have all of its words, best first */
  async #holding(text: string, possible: number[]): Promise<number[]> {
    const near = await this.#sectionsContaining(text, possible.slice(0, maxTexts));
    if (near.length > 0 || possible.length <= maxTexts) return near;
    // The offline copy has no Pagefind index, but all texts.
    const others = await this.#sources
      .pagefind()
      .then((pagefind) => sectionsWith(text, pagefind))
      .catch(() => possible.slice(maxTexts));
    return this.#sectionsContaining(text, others);
  }

  /**
   * Reads texts in batches, until one has literal matches.
   * @param possible the sections that have all of the words, best first
   * @returns the first literal matches, else matches that ignore punctuation
   */
  async #sectionsContaining(text: string, possible: number[]): Promise<number[]> {
    const pattern = patternOf(text);
    /** Matches that differ in punctuation. */
    const alike: number[] = [];
    for (let from = 0; pattern && from < possible.length; from += batchSize) {
      const batch = possible.slice(from, from + batchSize);
      const entries = await Promise.all(batch.map((one) => this.#entry(one)));
      const texts = entries.map((entry) => this.#normalize(entry.text));
      const literal = batch.filter((_, at) => texts[at]!.includes(text));
      if (literal.length > 0) return literal;
      alike.push(...batch.filter((_, at) => texts[at]!.search(pattern) !== -1));
    }
    return alike;
  }

  /** Sections of pages with an exact match first, each group as ranked. */
  async #found(ranked: number[], holding: number[], words: string[]): Promise<Found[]> {
    const pageOf = (section: number) => this.manifest.pages[section]!;
    const pages = new Set(holding.map(pageOf));
    const all = [...new Set([...ranked, ...holding])];
    const exact = all.filter((section) => pages.has(pageOf(section)));
    return Promise.all(
      spread([...new Set([...exact, ...all])], pageOf)
        .slice(0, maxResults)
        .map(async (section): Promise<Found> => {
          const entry = await this.#entry(section);
          const text = entry.text.slice(entry.title.length).trim();
          return {
            entry,
            title: markWords(entry.title, words),
            excerpt: markWords(entry.step ?? excerptOf(text, words), words),
          };
        }),
    );
  }

  #entry(section: number): Promise<Entry> {
    return this.#sources.file(`section-${section}`);
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
