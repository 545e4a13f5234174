import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { close } from 'pagefind';
import { cached, hashOf } from '../../cached.ts';
import { localeOfPath, type Language } from '../../site.ts';
import { pagefindFiles } from './pagefind-index.ts';
import { networksOf, type Network } from './network.ts';
import { prepare, rankingFiles, type Prepared } from './ranking-files.ts';
import type { Section } from './sections.ts';
import { nameSections } from './named-sections.ts';

/** The files of a language's search, by their path below the built site. */
type SearchFiles = [path: string, content: string | Uint8Array][];

/**
 * Writes the search files of a built site, in a folder `pagefind/<language>/` per language: Pagefind's
 * index, with a record per section, and the ranking files. They are kept while content and code stay the same.
 * @param folder the built site
 * @param sections its sections, grouped by page
 */
export async function writeSearchIndex(folder: string, sections: Section[]): Promise<void> {
  const kept = 'node_modules/.cache/search-files';
  const input = [hashOf('src', 'content'), sections];
  const files = await cached(kept, input, () => searchFiles(sections));
  for (const [name, content] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

async function searchFiles(sections: Section[]): Promise<SearchFiles> {
  const byLanguage = Object.groupBy(nameSections(sections), ({ url }) => localeOfPath(url, '/'));
  const prepared = Object.entries(byLanguage).map(([language, own]) =>
    prepare(language as Language, own!),
  );
  const all = prepared.map(({ asked }) => asked);
  const questions = all.map((asked) => [...asked]);
  // Training takes minutes, and depends on the questions only.
  const networks = await cached(
    'node_modules/.cache/networks',
    [hashOf('src/search/engine', 'src/search/index'), questions],
    () => networksOf(all),
  );
  const files: SearchFiles = [];
  for (const [index, one] of prepared.entries())
    files.push(...(await languageFiles(one, networks[index]!)));
  await close();
  return files;
}

async function languageFiles(own: Prepared, network: Network): Promise<SearchFiles> {
  const { files, manifest } = rankingFiles(own, network);
  const folder = `pagefind/${own.language}`;
  const texts = own.sections.map(({ url, text }) => ({ url, text: own.normalize(text) }));
  return [
    ...(await pagefindFiles(texts)).map(({ path, content }): SearchFiles[number] => [
      `${folder}/${path}`,
      content,
    ]),
    // In lists: see dialog/load.ts.
    [`${folder}/ranking.json`, JSON.stringify([manifest])],
    ...[...files].map(([name, content]): SearchFiles[number] => [
      `${folder}/index/${manifest.release}/${name}.json`,
      JSON.stringify([content]),
    ]),
  ];
}
