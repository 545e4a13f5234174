import { fileNames, longest, type Entry, type Manifest } from './data.ts';
import { Asker, type Asked } from './asker.ts';
import { holds, sectionsHolding } from './exact.ts';
import { fitOf, type Fit } from './fit.ts';
import { excerptOf } from './highlight.ts';
import { IndexFiles, type Sources } from './index-files.ts';
import { createLikeness, scoreOf } from './likeness.ts';
import { sectionsSpelled } from './pinyin.ts';
import type { Query } from './query.ts';
import { inverseFrequency, sectionsShowing, standingOf } from './postings.ts';
import { Ranker, type Ranked } from './ranking.ts';
import { isHan } from './terms.ts';
import { tokensOf } from './tokens.ts';
import type { Reading } from './vocabulary.ts';

/** A place that fits a query. */
export interface Found {
  entry: Entry;
  /** The text around the words that were found. */
  excerpt: () => Promise<string>;
}

export interface Answer {
  found: Found[];
  /** Whether the places answer the query, are only near, or there are none. */
  fit: Fit;
  /** What to mark, in the results and on the page that a reader goes to: the whole phrase, then its parts. */
  words: string[];
  /** Whether a part of search could not be asked: there may be more. */
  incomplete: boolean;
}

/** So many sections are compared by their names, after they were ranked by their words. */
const compared = 20;

/** A name of so many words is no phrase that stands in a text by chance. */
const leastOfName = 3;

/** A question of up to so many words may stand in a text by chance; a longer one was copied from it. */
const longestByChance = 7;

/**
 * Finds places for what a reader asks: ranks sections by their words (ranking.ts), the best of them by their
 * names (likeness.ts), and puts first what holds the query as it stands (exact.ts).
 */
export class SearchEngine {
  readonly #sources: Sources;
  readonly #manifest: Manifest;
  readonly #ranker: Ranker;
  readonly #asker: Asker;
  readonly #index: IndexFiles;

  constructor(sources: Sources, manifest: Manifest) {
    this.#sources = sources;
    this.#index = new IndexFiles(sources, manifest);
    this.#manifest = manifest;
    this.#ranker = new Ranker(manifest);
    this.#asker = new Asker(this.#index, manifest);
  }

  /**
   * @param text what a reader typed or pasted, of any length
   * @param options how many places to return; `early` is given an answer while Pagefind's index is on its way
   * @throws what the sources throw when the sections cannot be ranked
   */
  async search(
    text: string,
    { most = 10, early }: { most?: number; early?: (answer: Answer) => void } = {},
  ): Promise<Answer> {
    const asked = await this.#asker.ask(text.slice(0, longest));
    const { query, reading } = asked;
    let { incomplete } = asked;
    if (tokensOf(query.asked).length === 0)
      return { found: [], fit: 'none', words: [], incomplete: false };

    const ranked = await this.#byNames(asked);
    let fit = this.#fitOf(asked, ranked);
    if (ranked.length === 0 && /^[a-z' ]+$/.test(query.asked)) {
      const spelled = await this.#spelled(query.asked).catch(() => (incomplete = true));
      if (Array.isArray(spelled)) ranked.push(...spelled);
      if (ranked.length > 0) fit = 'good';
    }
    const words = [query.question, ...wordsOf(reading)];
    // What stands on the site as it was asked is no question from outside, unless it is one word, or by chance.
    const isPhrase = reading.terms.length > 1 && !isByChance(query);
    const answer = async (holding: number[]): Promise<Answer> => ({
      found: await this.#found(ranked, holding, most, words),
      fit: fit === 'weak' && isPhrase && holding.length > 0 ? 'good' : fit,
      words,
      incomplete,
    });
    // A name that readers use tells more than a text that has the same words. Filler may stand next to a word by
    // chance (“how to get a refund”): a place that is called so wins. Neither needs the texts.
    const [best] = ranked;
    const isNamed = best?.exactly || (best?.whole && reading.terms.length >= leastOfName);
    if (isNamed || (isByChance(query) && isCalled(best))) return answer([]);
    const possible = await this.#possible(asked, ranked);
    if (possible.length === 0) return answer([]);
    early?.(await answer([]));
    const holding = await sectionsHolding(query.asked, possible, {
      textOf: (section) => this.#asker.textOf(section),
      pagefind: this.#sources.pagefind,
    }).catch(() => {
      incomplete = true;
      return [];
    });
    return answer(holding);
  }

  /**
   * Ranks without asking Pagefind, as many places as a list on a page may show.
   * @returns the places that share anything with the query, best first, and how near each comes to the best
   * @throws what the sources throw
   */
  async rank(text: string, most: number): Promise<{ entry: Entry; share: number }[]> {
    const all = await this.#byNames(await this.#asker.ask(text.slice(0, longest)), most);
    // Whoever pastes a message whole wants its problem, not the similar ones.
    const named = all.filter(({ exactly }) => exactly);
    const ranked = named.length > 0 ? named : all;
    return Promise.all(
      ranked.map(async ({ section, score }) => ({
        entry: await this.#index.entry(section),
        share: score / ranked[0]!.score,
      })),
    );
  }

  /** Ranks sections by their words, and those at the top by their names. */
  async #byNames({ query, reading, postings }: Asked, most = compared): Promise<Ranked[]> {
    const ranked = this.#ranker.rank(query, reading, postings);
    const top = ranked.slice(0, most);
    const entries = await Promise.all(top.map(({ section }) => this.#index.entry(section)));
    const { length } = this.#manifest.sections;
    const like = createLikeness(reading, this.#asker.vocabulary, (term) => {
      const list = postings.get(term);
      return { weight: inverseFrequency(list, length), known: !!list };
    });
    const asked = compact(query.asked);
    top.forEach((one, index) => {
      const { names } = entries[index]!;
      one.likeness = like(names);
      one.exactly = names.some(([name]) => compact(name) === asked);
      one.score = scoreOf(one, one.likeness);
    });
    return top.sort((one, other) => other.score - one.score);
  }

  #fitOf({ query, reading, postings }: Asked, [best]: Ranked[]): Fit {
    if (!best) return 'none';
    const page = this.#ranker.pageOf(best.section);
    const standing = (term: string) =>
      standingOf(postings.get(term), (section) => this.#ranker.pageOf(section) === page);
    return best.whole ? 'good' : fitOf(query, reading, standing, best.likeness!);
  }

  async #spelled(asked: string): Promise<Ranked[]> {
    const names = await this.#index.file<string[][]>(fileNames.pinyin);
    return sectionsSpelled(asked, names).map((section, index): Ranked => ({
      ...this.#ranker.unranked(section),
      score: 1 / (1 + index),
    }));
  }

  /**
   * @returns the sections that may hold the query as it stands, best first: they show all of its words; none if
   *   the best page is called so, or is the only one
   */
  async #possible({ query, terms, postings }: Asked, ranked: Ranked[]): Promise<number[]> {
    const needed = terms.map(({ term }) => term).filter((term) => [...term].length > 1);
    const rank = new Map(ranked.map(({ section }, index) => [section, index]));
    const order = (section: number) => rank.get(section) ?? ranked.length;
    // Of words that stand in any sentence nothing is known but by Pagefind's index.
    const sections =
      needed.length > 0
        ? sectionsShowing(new Set(needed), postings)
        : [...this.#manifest.sections].map((_, section) => section);
    const possible = sections.sort((one, other) => order(one) - order(other));
    const [best] = ranked;
    if (!best) return possible;
    const page = this.#ranker.pageOf(best.section);
    if (possible.every((section) => this.#ranker.pageOf(section) === page)) return [];
    const { names, shown } = await this.#index.entry(best.section);
    return names.slice(0, shown).some(([name]) => holds(name, query.asked)) ? [] : possible;
  }

  /** Sections of pages that hold the query first, each group as it is ranked. */
  async #found(
    ranked: Ranked[],
    holding: number[],
    most: number,
    words: string[],
  ): Promise<Found[]> {
    const { pageOf } = this.#ranker;
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
}

function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Whether a query has filler and is so short that it may stand in a text by chance. */
function isByChance({ asked, question }: Query): boolean {
  return question !== asked && tokensOf(asked).length <= longestByChance;
}

/** Whether a place is called what was asked. */
function isCalled(best: Ranked | undefined): boolean {
  return !!best && (best.whole || (best.named > 0.95 && best.likeness!.best > 0.6));
}

/** The pairs of characters and the words of a query, to mark where it does not stand as a whole. */
function wordsOf({ terms }: Reading): string[] {
  return terms.map(({ term }) => term).filter((term) => isHan(term) || term.length > 1);
}

/** Each once, and no two of the same page in a row: the next one of another page goes before. */
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
