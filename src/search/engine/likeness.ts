import type { Entry } from './data.ts';
import type { Ranked } from './ranking.ts';
import type { Reading, Vocabulary } from './vocabulary.ts';

type Name = Entry['names'][number];

/** How like a query is to the names of a section: from 0 to 1 each. */
export interface Likeness {
  /** To the most like of them. */
  best: number;
  title: number;
  /** How much of a long name the query holds, whatever else it says. */
  held: number;
}

/** What a concept tells beside a word. */
const conceptShare = 1.6;

/** What the words, the names and a whole name count in the score. */
export const shares = {
  words: 2.4,
  best: 0.58,
  title: 0.15,
  held: 0.42,
  strong: 0.33,
  whole: 1.25,
};

const likenessTuning = { query: 0.35, name: 0.97, meaning: 0.85, unknown: 0.35, long: 11 };

/** The words of a text by what they tell. */
interface Weighed {
  literal: Map<string, number>;
  all: Map<string, number>;
}

/**
 * Holds a query against names one by one: words that stand together in a name tell more than the same words
 * scattered over a page. What a name has and the query lacks costs more than the other way round, because
 * readers add words around a message.
 * @param asked a query
 * @param weigh what a term tells, and whether any page has it
 * @returns a function that compares it with the names of a section, its title first
 */
export function createLikeness(
  asked: Reading,
  vocabulary: Vocabulary,
  weigh: (term: string) => { weight: number; known: boolean },
): (names: Name[]) => Likeness {
  const mine = weighed(asked, (term) => weigh(term).weight);
  const total = (terms: Map<string, number>) =>
    [...terms].reduce(
      (sum, [term, weight]) => sum + (weigh(term).known ? weight : weight * likenessTuning.unknown),
      0,
    );
  const totals = { literal: total(mine.literal), all: total(mine.all) };
  return (names) => {
    let [literal, all, title, held] = [0, 0, 0, 0];
    for (const [index, name] of names.entries()) {
      const [, mass, massOfAll] = name;
      const own = termSetOf(name, vocabulary);
      const plain = shared(mine.literal, own);
      const meant = shared(mine.all, own);
      literal = Math.max(literal, like(plain, totals.literal, mass));
      const likeAll = like(meant, totals.all, massOfAll);
      all = Math.max(all, likeAll);
      if (index === 0) title = likeAll;
      const share = mass === 0 ? 0 : plain / mass;
      held = Math.max(held, share ** 4 * Math.min(1, mass / likenessTuning.long));
    }
    const { meaning } = likenessTuning;
    return { best: literal * (1 - meaning) + all * meaning, title, held };
  };
}

/** @returns the words of a text, each once, by what they tell */
export function weighed({ terms, concepts }: Reading, weigh: (term: string) => number): Weighed {
  const literal = new Map(terms.map(({ term }) => [term, weigh(term)]));
  const meant = concepts.map(({ concept }): [string, number] => [
    concept,
    weigh(concept) * conceptShare,
  ]);
  return { literal, all: new Map([...literal, ...meant]) };
}

const known = new WeakMap<Name, Set<string>>();

function termSetOf(name: Name, vocabulary: Vocabulary): Set<string> {
  let terms = known.get(name);
  if (!terms) {
    const { all } = weighed(vocabulary.read(name[0]), () => 1);
    known.set(name, (terms = new Set(all.keys())));
  }
  return terms;
}

function shared(asked: Map<string, number>, own: Set<string>): number {
  let sum = 0;
  for (const [term, weight] of asked) if (own.has(term)) sum += weight;
  return sum;
}

function like(shared: number, query: number, name: number): number {
  if (shared === 0) return 0;
  return (
    (shared / query) ** likenessTuning.query * Math.min(1, shared / name) ** likenessTuning.name
  );
}

/** @returns the score of a section by its words and its names */
export function scoreOf({ score, strong, factor, whole }: Ranked, like: Likeness): number {
  const sum =
    shares.words * score +
    shares.best * like.best +
    shares.title * like.title +
    shares.held * like.held +
    shares.strong * strong;
  return sum * factor * (whole ? shares.whole : 1);
}
