import type { Fold, Variants } from './fold.ts';
import { grams, kindWeight } from './grams.ts';

/** A place that a search can lead to, and the words by which readers ask for it. */
export interface Signpost {
  /** Pagefind's name of the record. */
  id: string;
  /** Its address below the base path. */
  url: string;
  title: string;
  /** A problem, another page, or a section of one. */
  kind: 'problem' | 'page' | 'section';
  /** What it belongs to: the guide of a section, the group of a problem. */
  place: string;
  /** For a problem: the first thing to do. */
  first?: string;
  /** Messages and what people call it. */
  phrases: string[];
  /** What the place is about in other words: its description, the page that a section is on. */
  context: string;
}

/** What the browser loads beside the index, for one language. */
export interface SignpostFile {
  variants: Variants;
  /** Han characters with their readings: `被bei拒ju`. */
  readings: string;
  signposts: Signpost[];
}

export interface Fit {
  signpost: Signpost;
  /** How well the query fits, from 0 to 1. */
  score: number;
  /** How much of the query the signpost has at all, from 0 to 1. */
  coverage: number;
}

/** A description says less surely what a place is about than its title or a message. */
const contextWeight = 0.5;

/** Of two places that fit equally well, a problem says what to do, and a page more than one of its sections. */
const priors = { problem: 1.12, page: 1.05, section: 1 };

/** How much a gram that no signpost has weighs against a query. */
const unknown = 0.35;

interface Phrase {
  grams: Map<string, number>;
  weight: number;
}

interface Entry {
  signpost: Signpost;
  phrases: Phrase[];
  context: Set<string>;
  all: Set<string>;
}

/**
 * Compares queries with the signposts. Each query is held against each phrase by the grams that they share,
 * the rarer the heavier (inverse document frequency), so that half a sentence, a message with noise around
 * it or one wrong character still fits.
 */
export class SignpostMatcher {
  readonly #entries: Entry[];
  readonly #frequency = new Map<string, number>();
  /** The frequency that a gram is held against, 50 at least. */
  readonly #most: number;
  readonly #fold: Fold;

  constructor(signposts: Signpost[], fold: Fold) {
    this.#fold = fold;
    const texts = signposts.map(({ title, phrases, context }) =>
      [title, ...phrases, context].map((text) => grams(fold(text))),
    );
    for (const phrases of texts) {
      for (const gram of new Set(phrases.flatMap((phrase) => [...phrase]))) {
        this.#frequency.set(gram, (this.#frequency.get(gram) ?? 0) + 1);
      }
    }
    this.#most = Math.max(50, ...this.#frequency.values());
    this.#entries = signposts.map((signpost, index) => {
      const phrases = texts[index]!.slice(0, -1).map((phrase) => {
        const weighted = new Map([...phrase].map((gram) => [gram, this.#weight(gram)]));
        return { grams: weighted, weight: sum(weighted.values()) };
      });
      return {
        signpost,
        phrases,
        context: texts[index]!.at(-1)!,
        all: new Set(texts[index]!.flatMap((phrase) => [...phrase])),
      };
    });
  }

  /**
   * @param query what a reader asks, without filler
   * @returns the signposts that share anything with it, best first
   */
  match(query: string): Fit[] {
    const asked = grams(this.#fold(query));
    const weights = new Map([...asked].map((gram) => [gram, this.#weight(gram)]));
    const total = sum(weights.values());
    // What no signpost has says nothing about which one is meant, but it does say that less of the query fits.
    const known = sum(
      [...weights].map(([gram, weight]) => (this.#frequency.has(gram) ? weight : weight * unknown)),
    );
    if (known === 0) return [];
    const fits: Fit[] = [];
    for (const { signpost, phrases, context, all } of this.#entries) {
      const covered = sum([...weights].map(([gram, weight]) => (all.has(gram) ? weight : 0)));
      if (covered === 0) continue;
      const within = sum([...weights].map(([gram, weight]) => (context.has(gram) ? weight : 0)));
      let best = (within / known) * contextWeight;
      for (const phrase of phrases) {
        let shared = 0;
        for (const [gram, weight] of weights) if (phrase.grams.has(gram)) shared += weight;
        // Of the phrase more should be there than of the query: readers add words around a message.
        best = Math.max(best, (shared / known) ** 0.5 * (shared / phrase.weight) ** 0.5);
      }
      fits.push({
        signpost,
        score: (0.6 * best + 0.4 * (covered / known)) * priors[signpost.kind],
        coverage: covered / total,
      });
    }
    return fits.sort((one, other) => other.score - one.score);
  }

  #weight(gram: string): number {
    const frequency = this.#frequency.get(gram) ?? 0;
    return kindWeight(gram) * Math.log(1 + (this.#most + 1) / (frequency + 0.5));
  }
}

/** Finds signposts by a Chinese phrase that a query spells in Latin letters, with or without spaces. */
export class SpelledMatcher {
  readonly #spelled: { signpost: Signpost; phrases: string[] }[];

  /** @param spell writes a text in pinyin */
  constructor(signposts: Signpost[], spell: (text: string) => string) {
    this.#spelled = signposts.map((signpost) => ({
      signpost,
      phrases: [signpost.title, ...signpost.phrases]
        .filter((text) => /\p{Script=Han}/u.test(text))
        .map((text) => letters(spell(text))),
    }));
  }

  /**
   * @param query a folded query
   * @returns the signposts with a phrase that holds what it spells, best first
   */
  match(query: string): Fit[] {
    const asked = letters(query);
    if (asked.length < 4) return [];
    return this.#spelled
      .flatMap(({ signpost, phrases }) => {
        const holding = phrases.filter((phrase) => phrase.includes(asked));
        const share = Math.max(0, ...holding.map((phrase) => asked.length / phrase.length));
        const score = (0.5 + share / 2) * priors[signpost.kind];
        return share > 0 ? [{ signpost, score, coverage: 1 }] : [];
      })
      .sort((one, other) => other.score - one.score);
  }
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
