import type { Variants } from './fold.ts';

/** What the browser loads when a query is written in another script than the pages. */
export interface Spelling {
  variants: Variants;
  /** Han characters with their readings: `被bei拒ju`. */
  readings: string;
}

/**
 * @param readings characters with their readings, `被bei拒ju`
 * @returns a function that spells a text in pinyin, its other characters as they are
 */
export function pinyinOf(readings: string): (text: string) => string {
  const spelling = new Map(
    [...readings.matchAll(/(\p{Script=Han})([^\p{Script=Han}]*)/gu)].map(
      ([, character, reading]) => [character!, reading!],
    ),
  );
  return (text) =>
    text.replace(/\p{Script=Han}/gu, (character) => spelling.get(character) ?? character);
}
