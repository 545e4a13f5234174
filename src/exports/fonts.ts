import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Renderer } from '@takumi-rs/core';

/**
 * The variable font: all weights of Noto Sans SC take 5 MB; the package with a file per weight takes 76 MB.
 */
const folder = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'),
);

/** The Unicode ranges of the package's files, by the file's name, `[4]` or `latin`: `U+4e00,U+4e8c-4e94`. */
const ranges = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<
  string,
  string
>;

/** @returns a renderer with Noto Sans SC in every weight. */
export async function textRenderer(): Promise<Renderer> {
  const renderer = new Renderer();
  for (const [key, range] of Object.entries(ranges)) {
    const file = `noto-sans-sc-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    await renderer.registerFont({
      name: 'Noto Sans SC',
      data: readFileSync(path.join(folder, 'files', file)),
      unicodeRange: boundsOf(range),
    });
  }
  return renderer;
}

/** @returns the first and the last code point of each range. */
function boundsOf(range: string): [number, number][] {
  return range
    .replaceAll('U+', '')
    .split(',')
    .map((part) => part.split('-').map((code) => parseInt(code, 16)))
    .map(([first = 0, last = first]) => [first, last]);
}
