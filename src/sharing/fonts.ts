import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Font } from 'satori';
import subsetFont from 'subset-font';

/** Noto Sans SC with all its weights in 5 MB; the package that has a file for each weight takes 76 MB. */
const folder = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'),
);

/** The package's files, by the name of each, with the characters that are in it: `U+4e00,U+4e8c-4e94`. */
const ranges = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<
  string,
  string
>;

/**
 * @param text all characters that will be drawn
 * @param weights how bold, from 100 to 900
 * @returns the fonts for them: one family for each of the package's files, since one family is one file to satori
 */
export async function fontsFor(text: string, weights: Font['weight'][]): Promise<Font[]> {
  const parts = Object.entries(ranges)
    .map(([key, range]) => ({ key, characters: within(range, text) }))
    .filter(({ characters }) => characters !== '');
  return Promise.all(
    weights.flatMap((weight) =>
      parts.map(async ({ key, characters }) => {
        const file = `noto-sans-sc-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`;
        const data = await subsetFont(
          readFileSync(path.join(folder, 'files', file)),
          characters,
          // satori draws a font of all weights in its thinnest.
          { targetFormat: 'truetype', variationAxes: { wght: weight! } },
        );
        return { name: file, data, weight, style: 'normal' as const };
      }),
    ),
  );
}

/** @returns the characters of a text that are within ranges, each once. */
function within(ranges: string, text: string): string {
  const bounds = ranges
    .replaceAll('U+', '')
    .split(',')
    .map((range) => range.split('-').map((code) => parseInt(code, 16)));
  return [...new Set(text)]
    .filter((character) => {
      const code = character.codePointAt(0)!;
      return bounds.some(([first = 0, last = first]) => code >= first && code <= last);
    })
    .join('');
}
