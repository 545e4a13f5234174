import { clausesOf, tokensOf } from './tokens.ts';

/** What is used of Pagefind's browser module. */
export interface Pagefind {
  search(
    term: string,
  ): Promise<{ results: { data(): Promise<{ meta: Record<string, string> }> }[] }>;
}

/** What is asked for the sections that hold a text. */
export interface Texts {
  /** @returns the folded text of a section */
  textOf: (section: number) => Promise<string>;
  pagefind: () => Promise<Pagefind>;
}

/** So many sections are looked at one by one; of more of them Pagefind's index is asked. */
const looked = 24;
const atOnce = 8;

/** So many results of Pagefind are read. */
const most = 5;

/**
 * @param text a folded text
 * @param possible the sections that have all of its words, best first
 * @returns of these, the ones that hold the text as it stands: those that were found first
 * @throws what the sources throw
 */
export async function sectionsHolding(
  text: string,
  possible: number[],
  { textOf, pagefind }: Texts,
): Promise<number[]> {
  /** Those that have other punctuation between its words. */
  const alike: number[] = [];
  for (let from = 0; from < Math.min(looked, possible.length); from += atOnce) {
    const near = possible.slice(from, from + atOnce);
    const texts = new Map(
      await Promise.all(near.map(async (section) => [section, await textOf(section)] as const)),
    );
    const literal = near.filter((section) => texts.get(section)!.includes(text));
    if (literal.length > 0) return literal;
    alike.push(...near.filter((section) => holds(texts.get(section)!, text)));
  }
  if (alike.length > 0 || possible.length <= looked) return alike;
  const phrase = clausesOf(text).flat().join(' ');
  const { results } = await (await pagefind()).search(`"${phrase}"`);
  const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
  const sections = found.map(({ meta }) => Number(meta['section']));
  const shown = await Promise.all(sections.map(textOf));
  const literal = sections.filter((_, index) => shown[index]!.includes(text));
  return literal.length > 0 ? literal : sections;
}

/** @returns whether a folded text holds another, word for word */
export function holds(text: string, phrase: string): boolean {
  return wordsIn(text).includes(wordsIn(phrase));
}

/** The words of a text with a space around each, so that a phrase begins and ends with whole words. */
function wordsIn(text: string): string {
  return ` ${tokensOf(text).join(' ')} `;
}
