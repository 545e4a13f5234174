import { folding } from './fold.ts';
import { excerptOf } from './marks.ts';
import { isQuestion, stripFiller, stripFunctionWords } from './query.ts';
import {
  SignpostMatcher,
  SpelledMatcher,
  type Fit,
  type Signpost,
  type SignpostFile,
} from './signposts.ts';
import { pinyinOf, type Spelling } from './spelling.ts';
import { clausesOf, tokensOf } from './tokens.ts';

/** What is used of Pagefind's browser module. */
export interface Pagefind {
  search(term: string): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  data(): Promise<{ content: string }>;
}

/** A place that fits a query. */
export interface Found {
  signpost: Signpost;
  /** The text around the words that were found; undefined where the words are not in the text itself. */
  excerpt?: () => Promise<string>;
}

export interface Answer {
  found: Found[];
  /** What to mark, in the results and on the page that a reader goes to: the whole phrase, then its parts. */
  words: string[];
  /** Whether a part of search could not be asked: there may be more. */
  incomplete: boolean;
}

/** What is fetched when a query needs it, and not before. */
export interface Sources {
  pagefind: () => Promise<Pagefind>;
  spelling: () => Promise<Spelling>;
}

/** So many characters of a query are read. */
const longest = 2000;

/** A longer phrase than so many words is no phrase of a page; its words are looked for one by one. */
const longestPhrase = 100;

/** A question of up to so many words may stand in a text by chance; a longer one was copied from it. */
const longestByChance = 7;

/** So many places are read to see whether a phrase with a repeated word really stands in them. */
const candidates = 12;

/** From this score on a signpost is named by the query, filler aside. */
const strongScore = 0.8;

/**
 * From here on a query is a message or an alias, all of it, and the index need not be asked. Of a word or two
 * a reader wants to see more than the place that is called so.
 */
const sure = { score: 0.9, coverage: 0.9, words: 4 };

/** With less than this a signpost is no answer: a share of the query, or in a long one some telling words. */
const least = { score: 0.15, coverage: 0.25, evidence: 1.4 };

interface Reading {
  /** The query, folded. */
  asked: string;
  /** What is left of it without filler. */
  question: string;
  /** What is left of that without function words. */
  core: string;
  fits: Fit[];
}

/**
 * Finds places for what a reader asks. Two sources are joined: Pagefind's index, in which each Han character
 * is a word, is asked for the query as one phrase, so that whatever stands on the site is found as it stands;
 * the signposts know the messages, and what people call a problem, and stand a wrong character, noise and
 * half sentences. Places that hold the phrase come first, in the order in which the signposts fit.
 */
export class SearchEngine {
  readonly #sources: Sources;
  readonly #matcher: SignpostMatcher;
  readonly #signposts: Signpost[];
  readonly #byId: Map<string, Signpost>;
  /** The Han characters that need no spelling. */
  readonly #known: Set<string>;
  /** The words of all titles. */
  readonly #titles: Set<string>;
  #fold = folding('');
  #spelled: SpelledMatcher | undefined;

  constructor(sources: Sources, { signposts, synonyms }: SignpostFile) {
    this.#sources = sources;
    this.#signposts = signposts;
    this.#matcher = new SignpostMatcher(signposts, synonyms);
    this.#byId = new Map(signposts.map((signpost) => [signpost.id, signpost]));
    this.#titles = new Set(signposts.flatMap(({ title }) => tokensOf(this.#fold(title))));
    this.#known = new Set(
      signposts.flatMap(({ title, phrases }) => han([title, ...phrases].join(''))),
    );
  }

  /**
   * Answers from the signposts alone, at once: what a reader sees while the index is on its way.
   * @param query what a reader typed or pasted, of any length
   * @param most how many places to return
   */
  suggest(query: string, most = 10): Answer {
    const { core, fits } = this.#read(query);
    return answerOf(foundIn(fits), [core, ...wordsOf(core)], most);
  }

  /**
   * @param query what a reader typed or pasted, of any length
   * @param most how many places to return
   */
  async search(query: string, most = 10): Promise<Answer> {
    let incomplete = await this.#spellingFor(query);
    const { asked, question, core, fits } = this.#read(query);
    if (tokensOf(asked).length === 0) return { found: [], words: [], incomplete: false };

    const [best] = fits;
    let bySign = foundIn(fits);
    if (bySign.length === 0 && /^[a-z' ]+$/.test(asked)) {
      const spelled = await this.#spelledMatcher().catch(() => (incomplete = true));
      if (spelled instanceof SpelledMatcher) bySign = foundIn(spelled.match(asked));
    }
    if (best && this.#isNamed(best, [asked, question]))
      return answerOf(bySign, [question, ...wordsOf(core)], most);

    let phrase = asked;
    let exact: PagefindResult[];
    try {
      exact = await this.#holding(asked);
      if (exact.length === 0 && question !== asked) {
        phrase = question;
        exact = await this.#holding(question);
      }
    } catch {
      return answerOf(bySign, [core, ...wordsOf(core)], most, true);
    }
    const scores = new Map(fits.map((fit) => [fit.signpost.id, fit.score]));
    const words = [exact.length > 0 ? phrase : core, ...wordsOf(core)];
    const inText = exact
      .filter(({ id }) => this.#byId.has(id))
      .map((result, index) => ({ result, rank: (scores.get(result.id) ?? 0) - index / 1000 }))
      .sort((one, other) => other.rank - one.rank)
      .map(({ result }): Found => ({
        signpost: this.#byId.get(result.id)!,
        excerpt: async () => excerptOf((await result.data()).content, words),
      }));
    // Filler may stand next to a word by chance (“how to get a refund”): a place that is named so wins.
    const byChance = isQuestion(asked) && tokensOf(asked).length <= longestByChance;
    const named = byChance && best && best.score >= strongScore ? bySign.slice(0, 1) : [];
    return answerOf([...named, ...inText, ...bySign], words, most, incomplete);
  }

  #read(query: string): Reading {
    const asked = this.#fold(query.slice(0, longest)).trim();
    const question = stripFiller(asked);
    const core = stripFunctionWords(question);
    return { asked, question, core, fits: this.#matcher.match(core) };
  }

  /** Whether a query is, all of it, a message or a name of the place. */
  #isNamed({ signpost: { title, phrases }, score, coverage }: Fit, queries: string[]): boolean {
    if (score < sure.score || coverage < sure.coverage) return false;
    const asked = queries.filter((query) => tokensOf(query).length >= sure.words).map(phraseOf);
    return [this.#fold(title), ...phrases].some((text) =>
      asked.some((query) => phraseOf(text).includes(query)),
    );
  }

  /**
   * @returns the places that hold a text as one phrase, as Pagefind orders them
   * @throws what Pagefind throws when it cannot be loaded
   */
  async #holding(text: string): Promise<PagefindResult[]> {
    const clauses = clausesOf(text);
    if (clauses.flat().length > longestPhrase) return [];
    const pagefind = await this.#sources.pagefind();
    const ask = async (phrase: string[]) =>
      (await pagefind.search(`"${phrase.join(' ')}"`)).results;
    // Pagefind finds no phrase across clauses, and loses some in which a word comes twice: their parts are
    // asked for, and where all of them are the text itself is looked at.
    const parts = clauses.flatMap(withoutRepeats);
    const [first = [], ...others] = await Promise.all(parts.map(ask));
    if (first.length === 0) await this.#surelyIndexed(clauses.flat(), ask);
    if (others.length === 0) return first;
    const known = clauses.length === 1 ? await ask(clauses[0]!) : [];
    const possible = first
      .filter(({ id }) => !known.some((one) => one.id === id))
      .filter(({ id }) => others.every((part) => part.some((one) => one.id === id)))
      .slice(0, candidates);
    const wanted = phraseOf(text);
    const texts = await Promise.all(possible.map(async (result) => (await result.data()).content));
    return [
      ...known,
      ...possible.filter((_, index) => phraseOf(this.#fold(texts[index]!)).includes(wanted)),
    ];
  }

  /**
   * Pagefind answers as if nothing were there when it cannot read a part of its index; but titles are.
   * @throws Error when a word of a title is not found
   */
  async #surelyIndexed(
    tokens: string[],
    ask: (phrase: string[]) => Promise<PagefindResult[]>,
  ): Promise<void> {
    for (const token of new Set(tokens)) {
      if (this.#titles.has(token) && (await ask([token])).length === 0)
        throw new Error(`${token} is in a title and not in the index`);
    }
  }

  /** Loads what a query in Traditional characters needs. @returns whether that failed */
  async #spellingFor(query: string): Promise<boolean> {
    if (han(query.slice(0, longest)).every((character) => this.#known.has(character))) return false;
    try {
      const { variants } = await this.#sources.spelling();
      this.#fold = folding(variants);
      return false;
    } catch {
      return true;
    }
  }

  async #spelledMatcher(): Promise<SpelledMatcher> {
    const { readings } = await this.#sources.spelling();
    return (this.#spelled ??= new SpelledMatcher(this.#signposts, pinyinOf(readings)));
  }
}

/** The words of a text with a space around each, so that a phrase begins and ends with whole words. */
function phraseOf(text: string): string {
  return ` ${tokensOf(text).join(' ')} `;
}

/** The pairs of characters and the words of a query, to mark where it does not stand as a whole. */
function wordsOf(core: string): string[] {
  return clausesOf(core).flatMap((clause) =>
    clause.flatMap((word, index) => {
      if (han(word).length === 0) return word.length > 1 ? [word] : [];
      const next = clause[index + 1] ?? '';
      return han(next).length > 0 ? [word + next] : [];
    }),
  );
}

function foundIn(fits: Fit[]): Found[] {
  return fits
    .filter(
      ({ score, coverage, evidence }) =>
        score >= least.score && (coverage >= least.coverage || evidence >= least.evidence),
    )
    .map(({ signpost }) => ({ signpost }));
}

function answerOf(found: Found[], words: string[], most: number, incomplete = false): Answer {
  return { found: spread(found).slice(0, most), words, incomplete };
}

/** Each place once, and no two of the same page in a row: the next one of another page goes before. */
function spread(found: Found[]): Found[] {
  const seen = new Set<string>();
  const left = found.filter(({ signpost: { url } }) => !seen.has(url) && seen.add(url));
  const spread: Found[] = [];
  for (;;) {
    const last = pageOf(spread[spread.length - 1]);
    const next = left.findIndex((one) => pageOf(one) !== last);
    if (next === -1) return spread;
    spread.push(...left.splice(next, 1));
  }
}

function pageOf(found: Found | undefined): string | undefined {
  return found?.signpost.url.replace(/#.*/, '');
}

/** Cuts a phrase into runs in which no word comes twice. */
function withoutRepeats(tokens: string[]): string[][] {
  const runs: string[][] = [[]];
  for (const token of tokens) {
    if (runs[runs.length - 1]!.includes(token)) runs.push([]);
    runs[runs.length - 1]!.push(token);
  }
  return runs;
}

function han(text: string): string[] {
  return text.match(/\p{Script=Han}/gu) ?? [];
}
