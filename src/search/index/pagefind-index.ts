import { createIndex } from 'pagefind';
import { clausesOf } from '../engine/tokens.ts';

/** Of Pagefind's files those that engine/exact.ts needs: the others are its own interface. */
const needed = /^pagefind\.js$|^pagefind-entry\.json$|\.pf_(?:meta|index|fragment)$|^wasm\.unknown/;

/**
 * Has Pagefind index texts of one language, each Han character as a word, by its documented API alone.
 * @param texts for each section its address and its folded text
 * @returns the files that a browser needs; a result says the number of its section
 * @throws Error with what Pagefind says
 */
export async function pagefindFiles(
  texts: { url: string; text: string }[],
): Promise<{ path: string; content: Uint8Array }[]> {
  // Without a language nothing is stemmed and nothing is cut a second time.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const [number, { url, text }] of texts.entries()) {
    // A point counts as a place without a word: no phrase is found across it.
    const content = clausesOf(text)
      .map((clause) => clause.join(' '))
      .join(' . ');
    const meta = { section: String(number) };
    const added = await index.addCustomRecord({ url, content, meta, language: 'unknown' });
    if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join('; ')}`);
  }
  const written = await index.getFiles();
  if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
  await index.deleteIndex();
  return written.files.filter(({ path }) => needed.test(path));
}
