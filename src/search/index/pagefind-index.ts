import { createIndex } from 'pagefind';
import { tokensOf } from '../engine/highlight.ts';

/** The Pagefind files that engine/pagefind.ts needs; the others are its own UI. */
const needed = /^pagefind\.js$|^pagefind-entry\.json$|\.pf_(?:meta|index|fragment)$|^wasm\.unknown/;

/**
 * Indexes texts of one language, each Han character as a word, using only Pagefind's documented API.
 * @param texts each section's URL and normalized text
 * @returns the files that a browser needs; a result's `meta.section` is its section's number
 * @throws Error with Pagefind's messages
 */
export async function pagefindFiles(
  texts: { url: string; text: string }[],
): Promise<{ path: string; content: Uint8Array }[]> {
  // Without a language, Pagefind neither stems nor splits words again.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const [number, { url, text }] of texts.entries()) {
    const content = tokensOf(text).join(' ');
    const meta = { section: String(number) };
    const added = await index.addCustomRecord({ url, content, meta, language: 'unknown' });
    if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join('; ')}`);
  }
  const written = await index.getFiles();
  if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
  await index.deleteIndex();
  return written.files.filter(({ path }) => needed.test(path));
}
