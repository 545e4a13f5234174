import { to } from 'opencc-js/preset';

/** OpenCC's tables, `key value|key value`, for each step of a conversion. */
export type Tables = string[][];

/** @returns the pairs of a table of OpenCC */
export function pairsIn(table: string): string[][] {
  return table.split('|').map((line) => line.split(' '));
}

const simplified = new Map(
  pairsIn((to as unknown as Record<'cn', Tables>).cn[0]!.at(-1)!) as [string, string][],
);

/** @returns a text with Simplified for Traditional characters */
export function toSimplified(text: string): string {
  return [...text].map((character) => simplified.get(character) ?? character).join('');
}

/** @returns the error message for the first Traditional character of a text, or undefined */
export function traditionalIn(text: string): string | undefined {
  const found = [...text].find((character) => toSimplified(character) !== character);
  return found && `"${found}" is Traditional: write ${toSimplified(found)}`;
}
