import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { languages, type Language } from '../../src/site.ts';

/** @returns the path of the bare page in a language. */
export function bareStart(language: Language): string {
  return `/bare/${languages[language]}`;
}

/** Writes a page with only a dialog for each language, and bundles its script. */
export async function buildBarePages(folder: string): Promise<void> {
  for (const language of Object.keys(languages) as Language[]) {
    const file = path.join(folder, bareStart(language), 'index.html');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(
      file,
      `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Search</title>
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
