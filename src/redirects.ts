import { z } from 'astro/zod';
import { readText } from './check/text.ts';
import { checkYaml } from './facts/yaml.ts';

export const redirectsFile = 'content/redirects.yaml';

const address = z
  .string()
  .regex(
    /^\/(?!en\/)([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/,
    'expected an address without its language, such as /a/page/ or /a/page/#heading',
  );

export interface Redirect {
  from: string;
  to: string;
}

/**
 * Reads `content/redirects.yaml`; check/places.ts checks what it says.
 * @returns the redirects in each language
 * @throws ContentError for a malformed entry
 */
export function readRedirects(text = readText(redirectsFile)): Redirect[] {
  const moved = Object.entries(checkYaml(redirectsFile, text, z.record(address, address)));
  return ['', '/en'].flatMap((root) =>
    moved.map(([from, to]) => ({ from: root + from, to: root + to })),
  );
}
