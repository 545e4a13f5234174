import { clausesOf, tokensOf } from './tokens.ts';

/** What is used of Pagefind's browser module. */
export interface Pagefind {
  search(term: string): Promise<{ results: PagefindResult[] }>;
}

export interface PagefindResult {
  id: string;
  data(): Promise<{ content: string }>;
}

/** A longer phrase than so many words is no phrase of a page. */
const longestPhrase = 100;

/** So many sections are read to see whether a phrase with a repeated word really stands in them. */
const candidates = 12;

/**
 * Finds the sections that hold a text as it stands, in Pagefind's index, in which each Han character is a word.
 * @param text a folded text
 * @param fold folds what the index shows of a section
 * @param possible whether a section can hold the text: it has all of its words
 * @returns by the number of the section, Pagefind's result
 * @throws what Pagefind throws, and Error when a part of its index is missing
 */
export async function sectionsHolding(
  text: string,
  pagefind: Pagefind,
  fold: (text: string) => string,
  possible: number[],
): Promise<Map<number, PagefindResult>> {
  const clauses = clausesOf(text);
  if (clauses.flat().length > longestPhrase) return new Map();
  const ask = async (phrase: string[]) => (await pagefind.search(`"${phrase.join(' ')}"`)).results;
  // Pagefind finds no phrase across clauses, and loses some in which a word comes twice: their parts are asked
  // for, and where all of them are the text itself is looked at.
  const parts = clauses.flatMap(withoutRepeats);
  const [first = [], ...others] = await Promise.all(parts.map(ask));
  // It answers as if nothing were there when it cannot read a part of its index.
  if (first.length === 0 && possible.length > 0) {
    for (const token of new Set(clauses.flat()))
      if ((await ask([token])).length === 0)
        throw new Error(`“${token}” is on the site and not in Pagefind's index`);
  }
  if (others.length === 0) return numbered(first);
  const known = clauses.length === 1 ? await ask(clauses[0]!) : [];
  const doubtful = first
    .filter(({ id }) => !known.some((one) => one.id === id))
    .filter(({ id }) => others.every((part) => part.some((one) => one.id === id)))
    .slice(0, candidates);
  const texts = await Promise.all(doubtful.map(async (result) => (await result.data()).content));
  const holding = doubtful.filter((_, index) => holds(fold(texts[index]!), text));
  return numbered([...known, ...holding]);
}

/** @returns whether a folded text holds another, word for word */
export function holds(text: string, phrase: string): boolean {
  return phraseOf(text).includes(phraseOf(phrase));
}

/** The words of a text with a space around each, so that a phrase begins and ends with whole words. */
function phraseOf(text: string): string {
  return ` ${tokensOf(text).join(' ')} `;
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

/** The name of a section's fragment begins with its number (index/pagefind-files.ts). */
function numbered(results: PagefindResult[]): Map<number, PagefindResult> {
  return new Map(
    results.map((result) => [Number(/_(\d+)-/.exec(result.id)?.[1] ?? NaN), result] as const),
  );
}
