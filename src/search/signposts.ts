import { conceptsIn, type Synonyms } from './concepts.ts';
import { folding } from './fold.ts';
import { grams, kindWeight } from './grams.ts';
import { nearestWord } from './misspelt.ts';
import { stripFunctionWords } from './query.ts';

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
  /** Messages and what people call it, folded. */
  phrases: string[];
}

/** What the browser loads first, for one language. */
export interface SignpostFile {
  /** What is said when places were found, `{{count}}` of them, and when none was. */
  said: { count: string; none: string };
  /** The file that says where in Pagefind's index what is. */
  index: string;
  synonyms: Synonyms;
  signposts: Signpost[];
}

export interface Fit {
  signpost: Signpost;
  /** How well the query fits: 0 is not at all, 1 about all of it; a problem's own words reach a third more. */
  score: number;
  /** How much of the query the signpost has at all, from 0 to 1. */
  coverage: number;
  /** How much of the query that is, counted in words that only one signpost has. */
  evidence: number;
}

/** Of two places that fit equally well, a problem says what to do, and a page more than one of its sections. */
const priors = { problem: 1.12, page: 1.05, section: 1 };

/** How much a gram that no signpost has weighs against a query. */
const unknown = 0.35;

/** How much a word counts that had to be mended. */
const slipped = 0.6;

/** What counts for how much: the phrase that fits best by its words, or by what they mean; all words; the title. */
const shares = { words: 0.3, meaning: 0.3, all: 0.45, title: 0.15 };

interface Phrase {
  grams: Map<string, number>;
  weight: number;
  plain: number;
}

interface Entry {
  signpost: Signpost;
  phrases: Phrase[];
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
  readonly #concepts: (text: string) => Set<string>;
  /** The frequency that a gram is held against, 50 at least. */
  readonly #most: number;

  constructor(signposts: Signpost[], synonyms: Synonyms) {
    const fold = folding('');
    this.#concepts = conceptsIn(synonyms);
    const texts = signposts.map(({ title, phrases }) =>
      [fold(title), ...phrases].map((text) => this.#grams(stripFunctionWords(text))),
    );
    for (const phrases of texts) {
      for (const gram of new Set(phrases.flatMap((phrase) => [...phrase]))) {
        this.#frequency.set(gram, (this.#frequency.get(gram) ?? 0) + 1);
      }
    }
    this.#most = Math.max(50, ...this.#frequency.values());
    this.#entries = signposts.map((signpost, index) => {
      const phrases = texts[index]!.map((phrase) => {
        const weighted = new Map([...phrase].map((gram) => [gram, this.#weight(gram)]));
        return {
          grams: weighted,
          weight: sum(weighted.values()),
          plain: sum([...weighted].map(([gram, weight]) => (gram.startsWith('~') ? 0 : weight))),
        };
      });
      return {
        signpost,
        phrases,
        all: new Set(texts[index]!.flatMap((phrase) => [...phrase])),
      };
    });
  }

  /**
   * @param query what a reader asks, folded and without filler
   * @returns the signposts that share anything with it, best first
   */
  match(query: string): Fit[] {
    const weights = this.#weigh(this.#grams(query));
    const total = sum(weights.values());
    // What no signpost has says nothing about which one is meant, but it does say that less of the query fits.
    const known = sum(
      [...weights].map(([gram, weight]) => (this.#frequency.has(gram) ? weight : weight * unknown)),
    );
    if (known === 0) return [];
    const knownPlain = sum(
      [...weights].map(([gram, weight]) =>
        gram.startsWith('~') ? 0 : this.#frequency.has(gram) ? weight : weight * unknown,
      ),
    );
    const fits: Fit[] = [];
    for (const { signpost, phrases, all } of this.#entries) {
      const covered = sum([...weights].map(([gram, weight]) => (all.has(gram) ? weight : 0)));
      if (covered === 0) continue;
      let best = 0;
      let literal = 0;
      let title = 0;
      for (const [index, phrase] of phrases.entries()) {
        let shared = 0;
        let plain = 0;
        for (const [gram, weight] of weights)
          if (phrase.grams.has(gram)) {
            shared += weight;
            if (!gram.startsWith('~')) plain += weight;
          }
        const fit = likeness(shared, known, phrase.weight);
        best = Math.max(best, fit);
        if (index === 0) title = fit;
        literal = Math.max(literal, likeness(plain, knownPlain, phrase.plain));
      }
      fits.push({
        signpost,
        score:
          (shares.words * literal +
            shares.meaning * best +
            shares.all * (covered / known) +
            shares.title * title) *
          priors[signpost.kind],
        coverage: covered / total,
        evidence: covered / Math.log(1 + (this.#most + 1) / 1.5),
      });
    }
    return fits.sort((one, other) => other.score - one.score);
  }

  /** A word that no signpost has is taken for a slip of one that they have; it then tells less. */
  #weigh(asked: Set<string>): Map<string, number> {
    const weights = new Map<string, number>();
    const known = (gram: string) => this.#frequency.has(gram);
    // Where nothing else is known, a short word is more likely one of another subject.
    const shortest = [...asked].some(known) ? 5 : 6;
    for (const gram of asked) {
      const mend = !known(gram) && gram.length >= shortest;
      const meant = mend ? nearestWord(gram, this.#frequency.keys()) : undefined;
      weights.set(meant ?? gram, this.#weight(meant ?? gram) * (meant ? slipped : 1));
    }
    return weights;
  }

  #grams(text: string): Set<string> {
    return new Set([...grams(text), ...this.#concepts(text)]);
  }

  #weight(gram: string): number {
    const frequency = this.#frequency.get(gram) ?? 0;
    return kindWeight(gram) * Math.log(1 + (this.#most + 1) / (frequency + 0.5));
  }
}

/** How like a query and a phrase are. Words that the phrase has and the query lacks cost more than
 * the other way round: readers add words around a message. */
function likeness(shared: number, query: number, phrase: number): number {
  return shared === 0 ? 0 : (shared / query) ** 0.55 * (shared / phrase) ** 0.65;
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
    const words = query.split(' ').map(letters).filter(Boolean);
    return this.#spelled
      .flatMap(({ signpost, phrases }) => {
        const holding = phrases.filter((phrase) => phrase.includes(asked));
        const share = Math.max(0, ...holding.map((phrase) => asked.length / phrase.length));
        // Words apart from each other tell less than the same in a row.
        const apart = words.every((word) => phrases.some((phrase) => phrase.includes(word)));
        if (share === 0 && !apart) return [];
        const score = (0.5 + share / 2) * priors[signpost.kind];
        return [{ signpost, score, coverage: 1, evidence: 1 }];
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
