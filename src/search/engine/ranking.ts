import { eachSection, inverseFrequency, type Postings } from './postings.ts';
import type { Likeness } from './likeness.ts';
import type { Query } from './query.ts';
import { isHan } from './terms.ts';
import { slotsOf, type Slot } from './slots.ts';
import type { Reading } from './vocabulary.ts';

/** A letter for each section: a page begins with `P` (a problem), `G` or, if it is history, `H`. */
export const letters = {
  problem: 'P',
  guide: 'G',
  page: 'A',
  oldPage: 'H',
  reference: 'R',
  section: 's',
  steps: 'n',
  oldSection: 'h',
  referenceSection: 'r',
} as const;

/** What the words of a query are looked up in. */
export interface RankingData {
  /** See `letters`. */
  sections: string;
  /** From this group on, words that name what a question is about: a product, a platform, a way to pay. */
  products: number;
  /** For each section the products that it is about, a letter each: `a` for the first of them. */
  subjects: string[];
}

/** How well a section fits a query. */
export interface Ranked {
  section: number;
  score: number;
  factor: number;
  /** Whether the query is one of its names. */
  whole: boolean;
  /** Whether it is one letter by letter. */
  exactly?: boolean;
  strong: number;
  /** The shares of what was asked that the section's page has in names, and at all: from 0 to 1. */
  named: number;
  covered: number;
  likeness?: Likeness;
}

/** Tried on the seen queries; `npm run bench:search` shows what a change does. */
export const tuning = {
  saturation: 8,
  concept: 2.6,
  both: 0.45,
  code: 2.4,
  coverage: 0.6,
  page: 0.25,
  inName: 0.65,
  inText: 0.66,
  absent: 0.75,
  kind: 1.45,
  how: 1.55,
  neutral: 1.25,
  history: 0.65,
  section: 0.97,
  pair: 1.1,
  reference: 0.95,
  han: 0.62,
  unasked: 0.85,
};

/**
 * Ranks the sections of a language by the words that they share with a query: BM25F, with the weights of the
 * fields added up when the index is built (index/ranking-index.ts).
 */
export class Ranker {
  readonly #data: RankingData;
  readonly #pages: number[];

  constructor(data: RankingData) {
    this.#data = data;
    let page = -1;
    this.#pages = [...data.sections].map((letter, index) =>
      /[A-Z]/.test(letter) ? (page = index) : page,
    );
  }

  /** @returns the number of the page that a section belongs to: that of its first section */
  readonly pageOf = (section: number): number => this.#pages[section]!;

  /** @returns a section as if nothing were known of it */
  unranked(section: number): Ranked {
    return { section, score: 0, factor: 1, whole: false, strong: 0, named: 0, covered: 0 };
  }

  /**
   * @param query a query that was read
   * @param reading what ranking sees in it
   * @param postings what is known of its terms
   * @returns the sections that share anything with it, best first
   */
  rank(query: Query, reading: Reading, postings: Postings): Ranked[] {
    const slots = slotsOf(reading, this.#data.products);
    const { sections } = this.#data;
    const count = sections.length;
    const score = new Float64Array(count);
    const covered = new Float64Array(count);
    const named = new Float64Array(count);
    const pageScore = new Float64Array(count);
    const pageCovered = new Float64Array(count);
    const pageNamed = new Float64Array(count);
    const factor = new Float64Array(count).fill(1);
    let total = 0;
    for (const slot of slots) {
      const value = new Float64Array(count);
      const strong = new Uint8Array(count);
      const mass = this.#fill(slot, postings, value, strong);
      if (mass === 0) continue;
      total += mass;
      const best = new Map<number, { value: number; strong: number }>();
      for (let section = 0; section < count; section += 1) {
        if (slot.subject && !this.#data.subjects[section]!.includes(slot.subject!))
          factor[section]! *=
            value[section] === 0 ? tuning.absent : strong[section] ? tuning.inName : tuning.inText;
        if (value[section] === 0) continue;
        score[section]! += value[section]!;
        covered[section]! += mass;
        if (strong[section]) named[section]! += mass;
        const page = this.#pages[section]!;
        const known = best.get(page) ?? { value: 0, strong: 0 };
        best.set(page, {
          value: Math.max(known.value, value[section]!),
          strong: Math.max(known.strong, strong[section]!),
        });
      }
      for (const [page, { value, strong }] of best) {
        pageScore[page]! += value;
        pageCovered[page]! += mass;
        if (strong) pageNamed[page]! += mass;
      }
    }
    for (const pair of new Set(reading.pairs)) this.#add(pair, tuning.pair, postings, score);
    const asked = slots.map(({ subject }) => subject ?? '').join('');
    const whole = new Uint8Array(count);
    this.#add(reading.whole, 1, postings, new Float64Array(count), whole);
    const ranked: Ranked[] = [];
    for (let section = 0; section < count; section += 1) {
      const page = this.#pages[section]!;
      if (score[section] === 0) continue;
      const own = score[section]! * (1 - tuning.page) + pageScore[page]! * tuning.page;
      const share = (covered[section]! * 0.6 + pageCovered[page]! * 0.4) / total;
      ranked.push({
        section,
        score: (own / total / (1 + tuning.saturation)) * share ** tuning.coverage,
        factor:
          factor[section]! *
          kindFactor(sections[section]!, query) *
          (isSubset(this.#data.subjects[section]!, asked) ? 1 : tuning.unasked),
        whole: whole[section] === 1,
        strong: (named[section]! * 0.6 + pageNamed[page]! * 0.4) / total,
        named: pageNamed[page]! / total,
        covered: pageCovered[page]! / total,
      });
    }
    return ranked.sort((one, other) => other.score * other.factor - one.score * one.factor);
  }

  /** @returns how much the slot tells at most */
  #fill(slot: Slot, postings: Postings, value: Float64Array, strong: Uint8Array): number {
    let mass = 0;
    for (const term of slot.terms)
      mass += this.#add(
        term,
        isCode(term) ? tuning.code : isHan(term) ? tuning.han : 1,
        postings,
        value,
        strong,
      );
    if (slot.concept) {
      const byConcept = new Float64Array(value.length);
      const conceptMass = this.#add(slot.concept, tuning.concept, postings, byConcept, strong);
      mass = Math.max(mass, conceptMass);
      for (let at = 0; at < value.length; at += 1) {
        const [most, least] =
          value[at]! > byConcept[at]! ? [value[at]!, byConcept[at]!] : [byConcept[at]!, value[at]!];
        value[at] = most + tuning.both * least;
      }
    }
    return mass;
  }

  /** Adds what a term counts in each section. @returns how much it tells */
  #add(
    term: string,
    share: number,
    postings: Postings,
    into: Float64Array,
    strong?: Uint8Array,
  ): number {
    const list = postings.get(term);
    const tells = list ? share * inverseFrequency(list, this.#data.sections.length) : 0;
    eachSection(list, (section, weight, where) => {
      into[section]! += (tells * weight * (1 + tuning.saturation)) / (weight + tuning.saturation);
      if (where.strong && strong) strong[section] = 1;
    });
    return tells;
  }
}

function isCode(term: string): boolean {
  return /\d|_/.test(term) && !isHan(term);
}

/** A way of asking prefers steps or problems; history answers only who asks for it. */
function kindFactor(letter: string, { how, trouble, past }: Query): number {
  const { problem, guide, section, steps, oldPage, oldSection } = letters;
  if (letter === oldPage || letter === oldSection) return past ? 1 : tuning.history;
  if (letter === letters.reference || letter === letters.referenceSection) return tuning.reference;
  const isSection = letter === section || letter === steps ? tuning.section : 1;
  if (trouble) return letter === problem ? tuning.kind : isSection;
  const prior = how ? tuning.how : tuning.neutral;
  return letter === guide || letter === steps ? prior * isSection : isSection;
}

function isSubset(subjects: string, asked: string): boolean {
  return [...subjects].every((one) => asked.includes(one));
}
