import { createConceptFinder, type Concept, type ConceptFinder } from './synonyms.ts';
import { pairsOf, termsOf, wholeOf, type Term } from './terms.ts';

/** What ranking sees in a text. */
export interface Reading {
  terms: Term[];
  concepts: Concept[];
  /** Neighbouring words of other scripts than Han, which tell more than the words apart. */
  pairs: string[];
  /** The text as one term. */
  whole: string;
}

/** Reads pages and queries alike. */
export class Vocabulary {
  readonly #ignored: Set<string>;
  readonly #conceptsIn: ConceptFinder;

  /**
   * @param groups folded words that mean the same to readers
   * @param ignored words that stand in any sentence
   */
  constructor(groups: string[][], ignored: string[]) {
    this.#conceptsIn = createConceptFinder(groups);
    this.#ignored = new Set(ignored);
  }

  /**
   * @param text a folded text
   * @param blanked the same with spaces for what is no part of the question: concepts may stand across it
   */
  read(text: string, blanked = text): Reading {
    const terms = termsOf(blanked, this.#ignored);
    return {
      terms,
      concepts: this.#conceptsIn(text),
      pairs: pairsOf(terms),
      whole: wholeOf(terms),
    };
  }
}
