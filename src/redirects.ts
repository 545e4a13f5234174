import { z } from 'astro/zod';
import { readText } from './check/text.ts';
import { checkYaml } from './facts/yaml.ts';

export const redirectsFile = 'content/redirects.yaml';

const address = z
  .string()
  .regex(
    /^\/([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/,
    'expected an address such as /a/page/ or /a/page/#heading',
  );

const list = z.array(z.strictObject({ from: address, to: address }));

export type Redirect = z.infer<typeof list>[number];

/**
 * Reads `content/redirects.yaml`; check/places.ts checks what it says.
 * @throws ContentError for a malformed entry
 */
export function readRedirects(text = readText(redirectsFile)): Redirect[] {
  return checkYaml(redirectsFile, text, list);
}
