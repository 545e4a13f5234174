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
import { createReader, unknownWord, wholeOf, type Reader, type Reading } from './features.ts';
import { excerptOf } from './highlight.ts';
import { IndexFiles, type Sources } from './index-files.ts';
import { createNormalizer, type HanziForms, type Normalizer } from './normalize.ts';
import { hanOf } from './pinyin.ts';
import { rank, type Ranking } from './ranking.ts';
import { termsOf } from './terms.ts';
import { tokensOf } from './tokens.ts';

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
  /** Phrases to mark in results and on the opened page: the whole query, then its terms. */
  words: string[];
  /** Whether a file failed to load, so results may be missing. */
  incomplete: boolean;
}

/** Maximum number of features per query. */
const maxFeatures = 300;

/** Tags, dates and card numbers in pasted text; a past year (2010年 to 2024年) is kept. */
const noise =
  /<[^>]{0,200}>|\b(?!20(?:1\d|2[0-4])年)\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?\b|[*x•]{2,}\s*\d{2,4}|\b\d{4}(?:[ -]?\d{4}){2,3}\b/g;

/** “23年” is 2023. */
const shortYear = /(?<!\d)(1\d|2[0-4])年/g;

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
  readonly #manifest: Manifest;
  readonly #index: IndexFiles;
  readonly #read: Reader;
  /** Known normalized Han characters; others need the forms. */
  readonly #usual: Set<string>;
  readonly #texts = new Map<number, string>();
  #forms: HanziForms | undefined;
  #normalize: Normalizer = createNormalizer();

  constructor(sources: Sources, manifest: Manifest) {
    this.#sources = sources;
    this.#manifest = manifest;
    this.#index = new IndexFiles(sources, manifest);
    this.#read = createReader(manifest.groups);
    this.#usual = new Set(manifest.groups.flat().flatMap(hanIn));
  }

  /**
   * @param text a typed or pasted query of any length
   * @param options the maximum number of results; `early` receives an answer before exact matches are sought
   * @throws the sources' error if a file needed for ranking fails to load
   */
  async search(
    text: string,
    { most = 10, early }: { most?: number; early?: (answer: Answer) => void } = {},
  ): Promise<Answer> {
    const asked = await this.#parseAndRank(text);
    const { reading, known, isOutside, ranked } = asked;
    let { incomplete } = asked;
    const words = [asked.text, ...reading.terms.filter((term) => known.get(term)?.[0])];
    const answer = async (holding: number[]): Promise<Answer> => {
      const found = await this.#found(ranked, holding, most, words);
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

  /**
   * Ranks without looking for exact matches, for a list on a page.
   * @returns up to `most` matches, best first, with their scores relative to the best
   * @throws the sources' error if a file needed for ranking fails to load
   */
  async rank(text: string, most: number): Promise<{ entry: Entry; share: number }[]> {
    const { ranked } = await this.#parseAndRank(text);
    return Promise.all(
      ranked.slice(0, most).map(async ({ section, score }) => ({
        entry: await this.#index.entry(section),
        share: score / ranked[0]!.score,
      })),
    );
  }

  /** Normalizes a query, looks up its features and ranks sections. */
  async #parseAndRank(typed: string): Promise<ParsedQuery> {
    let incomplete = false;
    const cut = typed.slice(0, maxQueryLength);
    if (!hanIn(cut).every((character) => this.#usual.has(character))) {
      const forms = await this.#index.file<HanziForms>(fileNames.forms).catch(() => undefined);
      incomplete = !forms;
      if (forms && forms !== this.#forms) {
        this.#forms = forms;
        this.#normalize = createNormalizer(forms);
        this.#texts.clear();
      }
    }
    let text = this.#normalize(cut).trim().replace(shortYear, '20$1年');
    let reading = this.#read(text.replace(noise, ' '));
    let known = await this.#lookUp(reading);
    const isKnown = (word: string) => termsOf(word).some((term) => known.has(term));
    const strange = wordsOf(text).filter((word) => !isKnown(word));
    if (strange.length > 0 || (/[a-z]/.test(text) && !isKnown(text))) {
      const [spellings, words] = await Promise.all([
        this.#index.file<Record<string, string>>(fileNames.pinyin).catch(() => undefined),
        this.#index.file<string[]>(fileNames.words).catch(() => undefined),
      ]);
      incomplete ||= !spellings || !words;
      const isLatin = /^[a-z' ]+$/.test(text);
      const meant =
        (isLatin ? hanOf(text, spellings ?? {}) : undefined) ??
        text.replace(correctableWord, (word) =>
          strange.includes(word) ? (closestWord(word, words ?? []) ?? word) : word,
        );
      if (meant !== text) {
        text = meant;
        reading = this.#read(text.replace(noise, ' '));
        known = await this.#lookUp(reading);
      }
    }
    const ranking = rank(reading, known, this.#manifest);
    return { ...ranking, text, reading, known, incomplete };
  }

  #lookUp({ features }: Reading): Promise<Map<string, IndexEntry>> {
    return this.#index.lookUp([unknownWord, ...[...features.keys()].slice(-maxFeatures)]);
  }

  /** @returns candidates for an exact match, best first: the sections with all words but stop words */
  #exactCandidates({ reading, known, ranked, text }: ParsedQuery): number[] {
    if (tokensOf(text).length === 0) return [];
    const counts = new Map<number, number>();
    const needed = [...new Set(reading.terms)].filter(
      (term) => [...term].length > 1 && known.get(term)?.[0] !== null,
    );
    for (const term of needed)
      for (const [section] of decodePairs(known.get(term)?.[0] ?? []))
        counts.set(section, (counts.get(section) ?? 0) + 1);
    const rank = new Map(ranked.map(({ section }, index) => [section, index]));
    const order = (section: number) => rank.get(section) ?? ranked.length;
    return this.#manifest.pages
      .map((_, section) => section)
      .filter((section) => (counts.get(section) ?? 0) === needed.length)
      .sort((one, other) => order(one) - order(other));
  }

  /** Sections of pages with an exact match first, each group as ranked. */
  async #found(
    ranked: Ranking['ranked'],
    holding: number[],
    most: number,
    words: string[],
  ): Promise<Found[]> {
    const pageOf = (section: number) => this.#manifest.pages[section]!;
    const pages = new Set(holding.map(pageOf));
    const all = [...new Set([...ranked.map(({ section }) => section), ...holding])];
    const first = all.filter((section) => pages.has(pageOf(section)));
    return Promise.all(
      spread([...new Set([...first, ...all])], pageOf)
        .slice(0, most)
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

/** A Latin word long enough for typo correction. */
const correctableWord = new RegExp(`(?<![a-z0-9])[a-z]{${minCorrectedLength},}(?![a-z0-9])`, 'gu');

function wordsOf(text: string): string[] {
  return text.match(correctableWord) ?? [];
}

function hanIn(text: string): string[] {
  return text.match(/\p{Script=Han}/gu) ?? [];
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
