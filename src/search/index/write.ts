import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cached } from '../../cached.ts';
import { localeOfPath, type Language } from '../../site.ts';
import { networksOf, type Network } from './network.ts';
import { prepare, rankingFiles, type Prepared } from './ranking-files.ts';
import type { Section } from './sections.ts';
import { nameSections } from './site.ts';

/**
 * Writes the search files of a built site, in a folder `search/<language>/` per language.
 * @param folder the built site
 * @param sections its sections, grouped by page
 */
export function writeSearchIndex(folder: string, sections: Section[]): void {
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
    writeLanguage(path.join(folder, 'search', one.language), one, networks[index]!);
}

function writeLanguage(folder: string, own: Prepared, network: Network): void {
  const { files, manifest } = rankingFiles(own, network);
  const written = [
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
