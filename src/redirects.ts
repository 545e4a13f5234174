import { z } from 'astro/zod';
import { readText } from './check/text.ts';
import { placeAddress } from './facts/fields.ts';
import { checkYaml } from './facts/yaml.ts';

export const redirectsFile = 'content/redirects.yaml';

export type Redirect = Record<'from' | 'to', string>;

/**
 * Reads `content/redirects.yaml`; check/places.ts checks what it says.
 * @returns the redirects in each language
 * @throws ContentError for a malformed entry
 */
export function readRedirects(text = readText(redirectsFile)): Redirect[] {
  const addresses = z.record(placeAddress, placeAddress);
  const moved = Object.entries(checkYaml(redirectsFile, text, addresses));
  return ['', '/en'].flatMap((root) =>
    moved.map(([from, to]) => ({ from: root + from, to: root + to })),
  );
}
