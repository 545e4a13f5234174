import { folding, type Fold } from './fold.ts';
import { grams } from './grams.ts';
import { phraseOf, pinyinOf, stripFiller } from './query.ts';
import {
  SignpostMatcher,
  SpelledMatcher,
  type Fit,
  type Signpost,
  type SignpostFile,
} from './signposts.ts';

/** What is used of Pagefind's browser module. */
export interface Pagefind {
  search(term: string): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ content: string; plain_excerpt: string }>;
}

/** A place that fits a query. */
export interface Found {
  signpost: Signpost;
  /** The text around the words that were found; undefined where the words are not in the text itself. */
  excerpt?: () => Promise<string>;
}

export interface Answer {
  found: Found[];
  /** The words to mark on the page that a reader goes to. */
  words: string[];
  /** Whether the index could not be asked: there may be more. */
  incomplete: boolean;
}

/** So many candidates are read to see whether a phrase with repeated characters really stands in them. */
const candidates = 24;

/** From this score on a signpost is named by the query, filler aside. */
const strongScore = 0.8;

/** From here on a query is a message or an alias, all of it, and the index need not be asked. */
const sure = { score: 0.9, coverage: 0.9 };

/** Below this score, or with less of the query covered than this, a signpost is no answer. */
const leastScore = 0.2;
const leastCoverage = 0.09;

/**
 * Finds places for what a reader asks. Two sources are joined: Pagefind's index, in which each Han character
 * is a word, is asked for the query as one phrase, so that whatever stands on the site is found as it stands;
 * the signposts know the messages, and what people call a problem, and stand a wrong character, noise and
 * half sentences. Places that hold the phrase come first, in the order in which the signposts fit.
 */
export class SearchEngine {
  readonly #load: () => Promise<Pagefind>;
  readonly #fold: Fold;
  readonly #matcher: SignpostMatcher;
  readonly #spell: () => SpelledMatcher;
  #spelled: SpelledMatcher | undefined;
  readonly #byId: Map<string, Signpost>;

  /** @param load brings Pagefind, once there is a query that needs it */
  constructor(load: () => Promise<Pagefind>, { variants, readings, signposts }: SignpostFile) {
    this.#load = load;
    this.#fold = folding(variants);
    this.#matcher = new SignpostMatcher(signposts, this.#fold);
    this.#byId = new Map(signposts.map((signpost) => [signpost.id, signpost]));
    this.#spell = () => new SpelledMatcher(signposts, pinyinOf(readings));
  }

  /**
   * @param query what a reader typed or pasted, of any length
   * @param most how many places to return
   */
  async search(query: string, most = 10): Promise<Answer> {
    const asked = this.#fold(query.slice(0, 2000)).trim();
    const core = stripFiller(asked);
    if (!/[\p{L}\p{N}]/u.test(asked)) return { found: [], words: [], incomplete: false };

    const fits = this.#matcher.match(core);
    const [best] = fits;
    // Few readers spell in pinyin: what that takes is made when one does.
    const unknown = !best || best.coverage < leastCoverage;
    const spelled = unknown ? (this.#spelled ??= this.#spell()).match(asked) : [];
    const bySign = [...spelled, ...fits]
      .filter(({ score, coverage }) => score >= leastScore && coverage >= leastCoverage)
      .map(({ signpost }): Found => ({ signpost }));
    const answer = (found: Found[], words: string[], incomplete = false) => ({
      found: distinct(found).slice(0, most),
      words,
      incomplete,
    });
    const pairs = [...grams(core)].filter((gram) => [...gram].length > 1);
    if (best && this.#isNamed(best, [asked, core])) return answer(bySign, [core, ...pairs]);

    let phrase = asked;
    let exact: PagefindResult[];
    try {
      exact = await this.#exact(asked, query);
      if (exact.length === 0 && core !== asked && asked.includes(core)) {
        phrase = core;
        exact = await this.#exact(core);
      }
    } catch {
      return answer(bySign, pairs, true);
    }
    const scores = new Map(fits.map((fit) => [fit.signpost.id, fit.score]));
    const inText = exact
      .filter(({ id }) => this.#byId.has(id))
      .map((result, index) => ({ result, rank: (scores.get(result.id) ?? 0) - index / 1000 }))
      .sort((one, other) => other.rank - one.rank)
      .map(({ result }): Found => ({
        signpost: this.#byId.get(result.id)!,
        excerpt: async () => (await result.data()).plain_excerpt,
      }));
    // Filler may stand next to the word by chance (“how to get a refund”): a place that is named so wins.
    const named = core !== asked && best && best.score >= strongScore ? bySign.slice(0, 1) : [];
    return answer([...named, ...inText, ...bySign], exact.length > 0 ? [phrase] : pairs);
  }

  /** Whether a query is, all of it, a message or a name of the place. */
  #isNamed({ signpost: { title, phrases }, score, coverage }: Fit, queries: string[]): boolean {
    if (score < sure.score || coverage < sure.coverage) return false;
    const asked = queries.map(phraseOf);
    return [title, ...phrases].some((text) => {
      const phrase = phraseOf(this.#fold(text));
      return asked.some((query) => phrase.includes(query));
    });
  }

  /** @returns the records that hold a text as one phrase, as Pagefind orders them. */
  async #exact(text: string, original = text): Promise<PagefindResult[]> {
    const phrase = phraseOf(text);
    if (phrase.length > 200) return [];
    const pagefind = await this.#load();
    let { results } = await pagefind.search(`"${phrase}"`);
    if (results.length === 0 && original !== text) {
      ({ results } = await pagefind.search(`"${phraseOf(original)}"`));
    }
    const parts = phrase.split(' ');
    if (new Set(parts).size === parts.length || parts.length > 20) return results;
    // Pagefind loses some phrases in which a character comes twice: look at the text itself.
    const loose = (await pagefind.search(phrase)).results.slice(0, candidates);
    const known = new Set(results.map(({ id }) => id));
    const holding = await Promise.all(
      loose.map(async (result) => {
        if (known.has(result.id)) return false;
        const { content } = await result.data();
        return phraseOf(this.#fold(content)).includes(phrase);
      }),
    );
    return [...results, ...loose.filter((_, index) => holding[index])];
  }
}

/** Each place once; a section of a page whose opening is there already, too, since both are worth a line. */
function distinct(found: Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ signpost: { url } }) => !seen.has(url) && seen.add(url));
}
