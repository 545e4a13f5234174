import { tokensOf } from './highlight.ts';

/** Pagefind's browser module, as used here. */
export interface Pagefind {
  options(options: object): Promise<void>;
  search(
    term: string,
  ): Promise<{ results: { data(): Promise<{ meta: Record<string, string> }> }[] }>;
}

/** Maximum number of results. */
const most = 5;

/** @returns the numbers of sections that have a phrase, by Pagefind's index */
export async function sectionsWith(phrase: string, pagefind: Pagefind): Promise<number[]> {
  const { results } = await pagefind.search(`"${tokensOf(phrase).join(' ')}"`);
  const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return found.map(({ meta }) => Number(meta['section']));
}
