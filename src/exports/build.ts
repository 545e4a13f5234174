import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parse } from 'node-html-parser';
import { derived } from '../derived.ts';
import { languages } from '../site.ts';
import { textRenderer } from './fonts.ts';
import { llmsText } from './llms.ts';
import { finishedPages } from './pages.ts';
import { socialImage } from './social-image.ts';
import { renderMarkdownPage } from './markdown-page.ts';

/**
 * Writes the Markdown of each finished page (`index.md`), its link preview (`social.png`), and a list of the
 * Markdown files of each language (`llms.txt`). Runs before classes are renamed.
 */
export function pageExports(): AstroIntegration {
  return {
    name: 'exports',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const built = fileURLToPath(dir);
        const pages = finishedPages(built);
        const write = (file: string, data: string | Buffer) =>
          writeFileSync(path.join(built, file), data);

        for (const page of pages) write(`${page.folder}index.md`, renderMarkdownPage(page));
        for (const [lang, folder] of Object.entries(languages)) {
          const home = parse(readFileSync(path.join(built, folder, 'index.html'), 'utf8'));
          write(`${folder}llms.txt`, llmsText(pages, lang, home));
        }
        const renderer = await textRenderer();
        await Promise.all(
          pages.map(async (page) => {
            const file = `${page.folder}social.png`;
            const { kept, keep } = derived(file, { ...page, text: '' });
            write(file, kept ?? keep(await socialImage(page, renderer)));
          }),
        );
        logger.info(`${pages.length} pages as Markdown and as images`);
      },
    },
  };
}
