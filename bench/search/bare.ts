import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { languages, type Language } from '../../src/site.ts';
import type { SitePage, Section } from './pages.ts';

/** The bare pages' engines, each with its own file in page/. */
export const bareEngines = ['starlight', 'minisearch', 'flexsearch', 'orama'] as const;

type BareEngine = (typeof bareEngines)[number];

/** @returns the path of an engine's bare page in a language. */
export function bareStart(engine: BareEngine): (language: Language) => string {
  return (language) => `/${engine}/${languages[language]}`;
}

/** Writes a page with nothing but a dialog for each engine and language, and bundles what they run. */
export async function buildBarePages(folder: string): Promise<void> {
  for (const engine of bareEngines) {
    for (const language of Object.keys(languages) as Language[]) {
      write(
        path.join(folder, bareStart(engine)(language), 'index.html'),
        `<!doctype html>
<html lang="${language}" data-engine="${engine}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${engine}</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/dialog.js"></script>
  </head>
  <body>
    <button type="button" data-open>Search</button>
    <dialog><input type="search" /><div data-search-results></div></dialog>
  </body>
</html>
`,
      );
    }
  }
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      outDir: path.resolve(folder),
      emptyOutDir: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'page/dialog.ts'),
        output: { entryFileNames: 'dialog.js' },
      },
    },
  });
}

/**
 * Writes an engine's index for each language.
 * @param extension of the files: `json`
 * @param indexOf makes the index of a language's sections
 */
export async function writeIndexes(
  folder: string,
  engine: BareEngine,
  extension: 'json' | 'js',
  pages: SitePage[],
  indexOf: (language: Language, sections: Section[]) => string | Promise<string>,
): Promise<void> {
  for (const language of Object.keys(languages) as Language[]) {
    const sections = pages
      .filter((page) => page.language === language)
      .flatMap((page) => page.sections);
    write(
      path.join(folder, engine, `index.${language}.${extension}`),
      await indexOf(language, sections),
    );
  }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
