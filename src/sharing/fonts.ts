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
  const codes = [...new Set(text)].map((character) => character.codePointAt(0)!);
  const parts = Object.entries(ranges)
    .map(([key, range]) => ({ file: key.replace(/[[\]]/g, ''), bounds: boundsOf(range) }))
    .filter(({ bounds }) =>
      codes.some((code) => bounds.some(([first, last]) => code >= first && code <= last)),
    );
  return Promise.all(
    weights.flatMap((weight) =>
      parts.map(async ({ file, bounds }) => {
        const name = `noto-sans-sc-${file}-wght-normal.woff2`;
        const data = await subsetFont(
          readFileSync(path.join(folder, 'files', name)),
          bounds.flatMap(charactersOf).join(''),
          // Of a font of all weights satori draws the thinnest.
          { targetFormat: 'truetype', variationAxes: { wght: weight! } },
        );
        return { name, data, weight, style: 'normal' as const };
      }),
    ),
  );
}

/** @returns the first and the last code of each range. */
function boundsOf(ranges: string): [number, number][] {
  return ranges
    .replaceAll('U+', '')
    .split(',')
    .map((range) => range.split('-').map((code) => parseInt(code, 16)))
    .map(([first = 0, last = first]) => [first, last]);
}

function charactersOf([first, last]: [number, number]): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  );
}
