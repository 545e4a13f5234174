import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { createIndex, close } from 'pagefind';
import { recordsOf, separate } from './records.ts';
import type { PageRecord, RecordOptions } from './records.ts';
import { readingsOf, variantsOf } from './characters.ts';
import type { Signpost, SignpostFile } from './signposts.ts';

export interface SearchIndexOptions extends RecordOptions {
  /** The language of a page, from its address: each language has an index of its own. */
  language: (url: string) => string;
  /** Addresses that are not searched. */
  exclude: (url: string) => boolean;
  /** Adds to a record what a reader may call it. */
  describe: (record: PageRecord) => Pick<Signpost, 'kind' | 'place' | 'first' | 'phrases'>;
}

/**
 * Writes what search needs beside the finished pages: Pagefind's index, with a record for each section, and
 * for each language `signposts.<language>.json`.
 */
export function searchIndex(options: SearchIndexOptions): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const count = await writeSearchIndex(fileURLToPath(dir), options);
        logger.info(`${count} sections`);
      },
    },
  };
}

async function writeSearchIndex(folder: string, options: SearchIndexOptions): Promise<number> {
  const records = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map(
      (file) => [file, `/${file.split(path.sep).join('/')}`.replace(/index\.html$/, '')] as const,
    )
    .filter(([, url]) => !options.exclude(url))
    .flatMap(([file, url]) =>
      recordsOf(url, readFileSync(path.join(folder, file), 'utf8'), options),
    );

  const output = path.join(folder, 'pagefind');
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const { url, title, text } of records) {
    const language = options.language(url);
    const added = await index.addCustomRecord({
      url,
      content: separate(text),
      // Pagefind looks an index up by the page's language in lower case.
      language: language.toLowerCase(),
      meta: { title: separate(title) },
    });
    if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join('; ')}`);
  }
  const written = await index.writeFiles({ outputPath: output });
  if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
  await close();

  const ids = fragmentIds(path.join(output, 'fragment'));
  for (const language of new Set(records.map(({ url }) => options.language(url)))) {
    const signposts = records
      .filter(({ url }) => options.language(url) === language)
      .map((record) => ({
        id: ids.get(record.url)!,
        url: record.url,
        title: record.title,
        context: record.context,
        ...options.describe(record),
      }));
    const words = signposts.map(({ title, phrases }) => [title, ...phrases].join('')).join('');
    const file: SignpostFile = {
      variants: variantsOf(words + records.map(({ text }) => text).join('')),
      readings: readingsOf(words),
      signposts,
    };
    writeFileSync(path.join(output, `signposts.${language}.json`), JSON.stringify(file));
  }
  return records.length;
}

/** Pagefind names a record by a hash; the browser has to know which place it is without fetching it. */
function fragmentIds(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder).map((file) => {
      const json = gunzipSync(readFileSync(path.join(folder, file))).subarray(
        'pagefind_dcd'.length,
      );
      return [
        (JSON.parse(json.toString()) as { url: string }).url,
        file.replace('.pf_fragment', ''),
      ];
    }),
  );
}
