import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { close } from 'pagefind';
import { cached } from '../../cached.ts';
import { localeOfPath, type Language } from '../../site.ts';
import { pagefindFiles } from './pagefind-index.ts';
import { networksOf, type Network } from './network.ts';
import { prepare, rankingFiles, type Prepared } from './ranking-files.ts';
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
  const questions = all.map((asked) => [...asked]);
  const networks = cached(
    'node_modules/.cache/networks.json',
    ['src/search/engine', 'src/search/index'],
    questions,
    () => networksOf(all),
  );
  for (const [index, one] of prepared.entries())
    await writeLanguage(path.join(folder, 'pagefind', one.language), one, networks[index]!);
  await close();
}

async function writeLanguage(folder: string, own: Prepared, network: Network): Promise<void> {
  const { files, manifest } = rankingFiles(own, network);
  const written = [
    ...(await pagefindFiles(
      own.sections.map(({ url, text }) => ({ url, text: own.normalize(text) })),
    )),
    // In lists: see dialog/load.ts.
    { path: 'ranking.json', content: JSON.stringify([manifest]) },
    ...[...files].map(([name, content]) => ({
      path: `index/${manifest.release}/${name}.json`,
      content: JSON.stringify([content]),
    })),
  ];
  for (const { path: name, content } of written) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}
