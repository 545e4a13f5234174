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

const list = z
  .array(z.strictObject({ from: address, to: address }))
  .superRefine((entries, context) => {
    const wrong = (index: number, key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [index, key], message });
    const moved = entries.map(({ from }) => from);
    for (const [index, { from, to }] of entries.entries()) {
      if (moved.indexOf(from) < index) wrong(index, 'from', `${from} is there twice: keep one`);
      if (moved.includes(to) || moved.includes(to.replace(/#.*/, '')))
        wrong(index, 'to', `${to} has moved, too: write its current address`);
    }
  });

export type Redirect = z.infer<typeof list>[number];

/**
 * Reads and checks `content/redirects.yaml`.
 * @param text its contents; read from the file by default
 * @returns its entries
 * @throws ContentError for a malformed entry, a duplicate, or a chain of redirects
 */
export function readRedirects(text = readText(redirectsFile)): Redirect[] {
  return checkYaml(redirectsFile, text, list);
}
