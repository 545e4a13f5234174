import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';

const address = z
  .string()
  .regex(
    /^\/([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/,
    'expected an address such as /a/page/ or /a/page/#heading',
  );

const list = z.array(z.strictObject({ from: address, to: address }));

/** An address that has moved, and where to. */
export type Redirect = z.infer<typeof list>[number];

/**
 * Reads and checks `content/redirects.yaml`.
 * @param text what is in the file; the file itself by default
 * @returns its entries
 * @throws Error for an entry that is badly formed, given twice, or leads to one that has moved itself
 */
export function readRedirects(text = readFileSync('content/redirects.yaml', 'utf8')): Redirect[] {
  const result = list.safeParse(parse(text) ?? []);
  if (!result.success) {
    const problems = result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
    throw new Error(`content/redirects.yaml: ${problems.join('; ')}`);
  }
  const sources = new Set<string>();
  for (const { from } of result.data) {
    if (sources.has(from)) throw new Error(`content/redirects.yaml: ${from} is there twice`);
    sources.add(from);
  }
  for (const { from, to } of result.data) {
    const page = to.replace(/#.*/, '');
    const moved = [to, page].find((target) => sources.has(target));
    if (moved)
      throw new Error(`content/redirects.yaml: ${from} leads to ${moved}, which has moved itself`);
  }
  return result.data;
}
