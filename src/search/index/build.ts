import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close } from 'pagefind';
import sirv from 'sirv';
import { basePath, isMissingPage, type Language } from '../../site.ts';
import { pagefindFiles } from './pagefind-index.ts';
import { rankingFiles } from './ranking-files.ts';
import { sectionsOf, type Section } from './sections.ts';
import { describer, isProblem, languageIn } from './site.ts';
import { readSearchWords } from './word-lists.ts';
import { filesIn } from '../../files.ts';

/**
 * Writes the search files of a built site, in a folder `pagefind/<language>/` per language: Pagefind's
 * index, with a record per section, and the ranking files.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      // The index is made from built pages: the dev server has that of the last build.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${basePath}pagefind`, sirv('dist/pagefind', { dev: true }));
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const sections = readSections(folder);
        const languages = Object.groupBy(sections, ({ url }) => languageIn(url));
        for (const [language, own] of Object.entries(languages)) {
          await writeLanguage(path.join(folder, 'pagefind', language), language, own!);
        }
        await close();
        logger.info(`${sections.length} sections`);
      },
    },
  };
}

/** @returns the sections of all indexed pages of a built site, grouped by page */
export function readSections(folder: string): Section[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, `/${file}`.replace(/index\.html$/, '')] as const)
    .filter(([, url]) => !isMissingPage(url))
    .flatMap(([file, url]) =>
      sectionsOf(url, readFileSync(path.join(folder, file), 'utf8'), isProblem(url)),
    );
}

async function writeLanguage(folder: string, language: string, own: Section[]): Promise<void> {
  const describe = describer();
  const described = own.map((section) => ({ section, description: describe(section) }));
  const { normalize, files, manifest } = rankingFiles(
    described,
    readSearchWords(language as Language),
  );
  const release = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')
    .slice(0, 8);
  const written = [
    ...(await pagefindFiles(own.map(({ url, text }) => ({ url, text: normalize(text) })))),
    { path: 'ranking.json', content: JSON.stringify({ ...manifest, release }) },
    ...[...files].map(([name, content]) => ({
      path: `index/${name.replace('*', release)}.json`,
      content: JSON.stringify(content),
    })),
  ];
  for (const { path: name, content } of written) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}
