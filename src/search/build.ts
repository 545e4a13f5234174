import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close } from 'pagefind';
import { readingsOf, variantsOf } from './characters.ts';
import { folding } from './fold.ts';
import { indexFiles } from './index-files.ts';
import { recordsOf } from './records.ts';
import type { PageRecord, RecordOptions } from './records.ts';
import type { Synonyms } from './concepts.ts';
import type { Signpost, SignpostFile } from './signposts.ts';
import type { Spelling } from './spelling.ts';
import { clausesOf } from './tokens.ts';

export interface SearchIndexOptions extends RecordOptions {
  /** The language of a page, from its address: each language has an index of its own. */
  language: (url: string) => string;
  /** Addresses that are not searched. */
  exclude: (url: string) => boolean;
  /** What is said of the results. */
  said: (language: string) => SignpostFile['said'];
  /** Words that mean the same to readers. */
  synonyms: (language: string) => Synonyms;
  /** Adds to a record what a reader may call it. */
  describe: (record: PageRecord) => Pick<Signpost, 'kind' | 'place' | 'first' | 'phrases'>;
}

/**
 * Writes what search needs beside the finished pages, for each language a folder `pagefind/<language>/`:
 * Pagefind's index, with a record for each section, `signposts.json` and `spelling.json`.
 */
export function searchIndex(options: SearchIndexOptions): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const records = readRecords(folder, options);
        for (const [language, own] of Object.entries(
          Object.groupBy(records, ({ url }) => options.language(url)),
        )) {
          await writeLanguage(language, path.join(folder, 'pagefind', language), own!, options);
        }
        await close();
        logger.info(`${records.length} sections`);
      },
    },
  };
}

function readRecords(folder: string, options: SearchIndexOptions): PageRecord[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map(
      (file) => [file, `/${file.split(path.sep).join('/')}`.replace(/index\.html$/, '')] as const,
    )
    .filter(([, url]) => !options.exclude(url))
    .flatMap(([file, url]) =>
      recordsOf(url, readFileSync(path.join(folder, file), 'utf8'), options),
    );
}

async function writeLanguage(
  language: string,
  folder: string,
  records: PageRecord[],
  { describe, said, synonyms }: SearchIndexOptions,
): Promise<void> {
  const described = records.map((record) => ({ record, more: describe(record) }));
  const words = described.flatMap(({ record, more }) => [record.title, ...more.phrases]).join('\n');
  const variants = variantsOf(words + records.map(({ text }) => text).join('\n'));
  const fold = folding(variants);

  const { files, ids } = await indexFiles(
    records.map(({ url, text }) => ({
      url,
      words: inClauses(fold(text)),
      text: text.replace(/\s+/g, ' '),
    })),
  );
  const signposts = described.map(({ record: { url, title }, more }): Signpost => ({
    id: ids.get(url)!,
    url,
    title,
    ...more,
    phrases: more.phrases.map(fold),
  }));
  const file: SignpostFile = {
    said: said(language),
    index: files.find(({ path }) => path.endsWith('.pf_meta'))!.path,
    synonyms: synonyms(language).map((group) => group.map(fold)),
    signposts,
  };
  const spelling: Spelling = { variants, readings: readingsOf(words) };
  for (const { path: name, content } of [
    ...files,
    { path: 'signposts.json', content: JSON.stringify(file) },
    { path: 'spelling.json', content: JSON.stringify(spelling) },
  ]) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** Pagefind counts a point as a place without a word: no phrase is found across it. */
function inClauses(text: string): string {
  return clausesOf(text)
    .map((clause) => clause.join(' '))
    .join(' . ');
}
