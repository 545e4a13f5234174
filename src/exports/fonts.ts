import { readFileSync } from 'node:fs';
// The variable font: all weights take 5 MB; the package with a file per weight takes 76 MB.
import ranges from '@fontsource-variable/noto-sans-sc/unicode.json' with { type: 'json' };
import { Renderer } from '@takumi-rs/core';

/** @returns a renderer with Noto Sans SC in every weight. */
export async function textRenderer(): Promise<Renderer> {
  const renderer = new Renderer();
  // Each file is named after its key, `[4]` or `latin`, and has a range such as `U+4e00,U+4e8c-4e94`.
  for (const [key, range] of Object.entries(ranges)) {
    const file = `noto-sans-sc-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    const address = import.meta.resolve(`@fontsource-variable/noto-sans-sc/files/${file}`);
    await renderer.registerFont({
      name: 'Noto Sans SC',
      data: readFileSync(new URL(address)),
      unicodeRange: range.split(',').map((part) => {
        const [first = 0, last = first] = part
          .slice(2)
          .split('-')
          .map((code) => parseInt(code, 16));
        return [first, last];
      }),
    });
  }
  return renderer;
}
