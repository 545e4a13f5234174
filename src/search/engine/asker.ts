import { fileNames, type Manifest } from './data.ts';
import { closestWord } from './fuzzy.ts';
import type { IndexFiles } from './index-files.ts';
import { createNormalizer, type HanziForms, type Normalizer } from './normalize.ts';
import type { Postings } from './postings.ts';
import { createQueryReader, type Query, type QueryReader } from './query.ts';
import type { Term } from './terms.ts';
import { Vocabulary, type Reading } from './vocabulary.ts';

/** So many terms of a query are looked up. */
const mostTerms = 120;

/** A word that no page has is mended from so many letters on. */
const leastMended = 5;

/** “23年” is 2023. */
const shortYear = /(?<!\d)(1\d|2[0-4])年/g;

/** A query on its way to an answer. */
export interface Asked {
  query: Query;
  reading: Reading;
  /** With the filler: the terms of the phrase that may stand on a page. */
  terms: Term[];
  postings: Postings;
  /** Whether a part of the index was missing. */
  incomplete: boolean;
}

/** Reads queries and looks up their words. */
export class Asker {
  readonly vocabulary: Vocabulary;
  #normalize: Normalizer = createNormalizer();
  readonly #index: IndexFiles;
  readonly #read: QueryReader;
  readonly #texts = new Map<number, string>();
  #forms: HanziForms | undefined;
  /** The Han characters that have no other form on the pages. */
  readonly #known: Set<string>;

  constructor(index: IndexFiles, { groups, asking }: Manifest) {
    this.vocabulary = new Vocabulary(groups, asking.functionWords);
    this.#index = index;
    this.#read = createQueryReader(asking);
    this.#known = new Set(groups.flat().flatMap(hanIn));
  }

  /** @returns the text of a section, folded, each once */
  async textOf(section: number): Promise<string> {
    const known = this.#texts.get(section) ?? this.#normalize(await this.#index.text(section));
    this.#texts.set(section, known);
    return known;
  }

  /** Reads a query and looks up its words; mends those that nobody knows. */
  async ask(text: string): Promise<Asked> {
    let incomplete = false;
    if (!hanIn(text).every((character) => this.#known.has(character))) {
      const forms = await this.#index.file<HanziForms>(fileNames.forms).catch(() => undefined);
      incomplete = !forms;
      if (forms && forms !== this.#forms) {
        this.#forms = forms;
        this.#normalize = createNormalizer(forms);
        this.#texts.clear();
      }
    }
    let folded = this.#normalize(text).trim().replace(shortYear, '20$1年');
    let [query, reading, terms] = this.#parts(folded);
    let postings = await this.#index.postings(termsToLookUp(reading, terms));
    const strange = reading.terms.filter(
      ({ term, start, end }) =>
        !postings.has(term) && /^[a-z]+$/.test(term) && end - start >= leastMended,
    );
    if (strange.length > 0) {
      const known = await this.#index.file<string[]>(fileNames.words).catch(() => undefined);
      incomplete ||= !known;
      const before = folded;
      for (const { start, end } of strange.toReversed()) {
        const word = closestWord(folded.slice(start, end), known ?? []);
        if (word) folded = folded.slice(0, start) + word + folded.slice(end);
      }
      if (folded !== before) {
        [query, reading, terms] = this.#parts(folded);
        postings = await this.#index.postings(termsToLookUp(reading, terms));
      }
    }
    return { query, reading, terms, postings, incomplete };
  }

  #parts(folded: string): [Query, Reading, Term[]] {
    const query = this.#read(folded);
    const reading = this.vocabulary.read(folded, query.blanked);
    return [query, reading, this.vocabulary.read(folded).terms];
  }
}

/** The whole query, its concepts, its words and their pairs, each once. */
function termsToLookUp({ whole, concepts, terms, pairs }: Reading, phrase: Term[]): string[] {
  const words = [...terms, ...phrase].map(({ term }) => term);
  const all = [whole, ...concepts.map(({ concept }) => concept), ...words, ...pairs];
  return [...new Set(all)].slice(0, mostTerms);
}

function hanIn(text: string): string[] {
  return text.match(/\p{Script=Han}/gu) ?? [];
}
