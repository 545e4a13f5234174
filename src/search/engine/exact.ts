import { patternOf } from './tokens.ts';

/** How many texts are requested at once. */
const batchSize = 8;

/**
 * Reads texts in batches, until one has literal matches.
 * @param text a normalized query
 * @param possible the sections that have all of its words, best first
 * @param textOf reads a section's normalized text
 * @returns the first literal matches, else matches that ignore punctuation
 */
export async function sectionsContaining(
  text: string,
  possible: number[],
  textOf: (section: number) => Promise<string>,
): Promise<number[]> {
  const pattern = patternOf(text);
  /** Matches that differ in punctuation. */
  const alike: number[] = [];
  for (let from = 0; pattern && from < possible.length; from += batchSize) {
    const batch = possible.slice(from, from + batchSize);
    const texts = await Promise.all(batch.map(textOf));
    const literal = batch.filter((_, at) => texts[at]!.includes(text));
    if (literal.length > 0) return literal;
    alike.push(...batch.filter((_, at) => texts[at]!.search(pattern) !== -1));
  }
  return alike;
}
