import { clausesOf, tokensOf } from './tokens.ts';

/** Pagefind's browser module, as used here. */
export interface Pagefind {
  search(
    term: string,
  ): Promise<{ results: { data(): Promise<{ meta: Record<string, string> }> }[] }>;
}

/** Section texts and Pagefind's index. */
export interface Texts {
  /** @returns a section's normalized text */
  textOf: (section: number) => Promise<string>;
  pagefind: () => Promise<Pagefind>;
}

/** Maximum number of candidates to read; beyond that, Pagefind's index is searched. */
const maxCandidates = 24;
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
  { textOf, pagefind }: Texts,
): Promise<number[]> {
  /** Matches that differ in punctuation. */
  const alike: number[] = [];
  for (let from = 0; from < Math.min(maxCandidates, possible.length); from += batchSize) {
    const near = possible.slice(from, from + batchSize);
    const texts = new Map(
      await Promise.all(near.map(async (section) => [section, await textOf(section)] as const)),
    );
    const literal = near.filter((section) => texts.get(section)!.includes(text));
    if (literal.length > 0) return literal;
    alike.push(...near.filter((section) => containsPhrase(texts.get(section)!, text)));
  }
  if (alike.length > 0 || possible.length <= maxCandidates) return alike;
  const phrase = clausesOf(text).flat().join(' ');
  const { results } = await (await pagefind()).search(`"${phrase}"`);
  const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
  const sections = found.map(({ meta }) => Number(meta['section']));
  const shown = await Promise.all(sections.map(textOf));
  const literal = sections.filter((_, index) => shown[index]!.includes(text));
  return literal.length > 0 ? literal : sections;
}

/** @returns whether a normalized text contains another, word for word */
function containsPhrase(text: string, phrase: string): boolean {
  return wordsIn(text).includes(wordsIn(phrase));
}

/** A text's words with a space around each, so that only whole words match. */
function wordsIn(text: string): string {
  return ` ${tokensOf(text).join(' ')} `;
}
