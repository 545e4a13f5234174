import { tokensOf } from './tokens.ts';

/** Pagefind's browser module, as used here. */
export interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(
    term: string,
  ): Promise<{ results: { data(): Promise<{ meta: Record<string, string> }> }[] }>;
}

/** Reads a section's normalized text. */
type TextOf = (section: number) => Promise<string>;

/** Maximum number of candidates to read; beyond that, Pagefind's index is searched. */
const maxCandidates = 60;
const batchSize = 8;

/** Maximum number of Pagefind results. */
const most = 5;

/**
 * @param text a normalized query
 * @param possible the sections that have all of its words, best first
 * @returns the first literal matches, else matches that ignore punctuation
 * @throws the sources' errors
 */
export async function sectionsContaining(
  text: string,
  possible: number[],
  textOf: TextOf,
  pagefind: () => Promise<Pagefind>,
): Promise<number[]> {
  const near = await containing(text, possible.slice(0, maxCandidates), textOf);
  if (near.length > 0 || possible.length <= maxCandidates) return near;
  // The offline copy has no Pagefind index, but all texts.
  const others = await listed(text, pagefind).catch(() => possible.slice(maxCandidates));
  return containing(text, others, textOf);
}

/** Reads texts in batches, until one has literal matches. */
async function containing(text: string, sections: number[], textOf: TextOf): Promise<number[]> {
  const phrase = wordsIn(text);
  /** Matches that differ in punctuation. */
  const alike: number[] = [];
  for (let from = 0; from < sections.length; from += batchSize) {
    const batch = sections.slice(from, from + batchSize);
    const texts = await Promise.all(batch.map(textOf));
    const literal = batch.filter((_, at) => texts[at]!.includes(text));
    if (literal.length > 0) return literal;
    alike.push(...batch.filter((_, at) => wordsIn(texts[at]!).includes(phrase)));
  }
  return alike;
}

/** @returns the sections that Pagefind finds */
async function listed(text: string, pagefind: () => Promise<Pagefind>): Promise<number[]> {
  const { results } = await (await pagefind()).search(`"${wordsIn(text).trim()}"`);
  const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return found.map(({ meta }) => Number(meta['section']));
}

/** A text's words with a space around each, so that only whole words match. */
function wordsIn(text: string): string {
  return ` ${tokensOf(text).join(' ')} `;
}
