import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { close } from 'pagefind';
import { cached } from '../../cached.ts';
import { localeOfPath, type Language } from '../../site.ts';
import { pagefindFiles } from './pagefind-index.ts';
import { networksOf } from './network.ts';
import { prepare, rankingFiles } from './ranking-files.ts';
import type { Section } from './sections.ts';
import { nameSections } from './site.ts';

/**
 * Writes the search files of a built site, in a folder `pagefind/<language>/` per language: Pagefind's
 * index, with a record per section, and the ranking files.
 * @param folder the built site
 * @param sections its sections, grouped by page
 */
export async function writeSearchIndex(folder: string, sections: Section[]): Promise<void> {
  const byLanguage = Object.groupBy(nameSections(sections), ({ url }) => localeOfPath(url, '/'));
  const prepared = Object.entries(byLanguage).map(([language, own]) =>
    prepare(language as Language, own!),
  );
  const all = prepared.map(({ asked }) => asked);
  // Training takes a minute and a half, and depends on the questions only.
  const networks = await cached(
    'node_modules/.cache/networks',
    ['src/search/engine', 'src/search/index'],
    all.map((asked) => [...asked]),
    () => networksOf(all),
  );
  for (const [index, own] of prepared.entries()) {
    const write = (name: string, content: string | Uint8Array) => {
      const file = path.join(folder, 'pagefind', own.language, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    };
    const { files, manifest } = rankingFiles(own, networks[index]!);
    // In lists: see dialog/load.ts.
    write('ranking.json', JSON.stringify([manifest]));
    for (const [name, content] of files)
      write(`index/${manifest.release}/${name}.json`, JSON.stringify([content]));
    const texts = own.sections.map(({ url, text }) => ({ url, text: own.normalize(text) }));
    for (const { path, content } of await pagefindFiles(texts)) write(path, content);
  }
  await close();
}
