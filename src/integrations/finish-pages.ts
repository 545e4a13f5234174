import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parse } from 'node-html-parser';
import { writeHostFiles } from '../../deploy/host-files.ts';
import { addressOf, readBuiltPages, type BuiltPage } from '../built-pages.ts';
import { cached, hashOf } from '../cached.ts';
import { finishedPage, writeExports, type FinishedPage } from '../exports/write.ts';
import { writeWorker } from '../offline/write.ts';
import { writeSearchIndex } from '../search/index/write.ts';
import { sectionsOf, type Section } from '../search/index/sections.ts';
import { withPolicy } from './csp.ts';
import { inlineCss } from './inline-css.ts';

/** What pages go through once Astro has generated them. Each is read once and written once. */
export function finishPages(): AstroIntegration {
  return {
    name: 'finish-pages',
    hooks: {
      'astro:build:setup': ({ updateConfig }) => {
        // Preload lists would contain file names that bundle-scripts.ts changes.
        updateConfig({ build: { modulePreload: { resolveDependencies: () => [] } } });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = readBuiltPages(folder);
        const code = hashOf('src');
        const finished: FinishedPage[] = [];
        const sections: Section[] = [];
        for (const page of pages) {
          const input = [code, page.html];
          const read = await cached(`node_modules/.cache/pages/${page.file}`, input, () =>
            readPage(page),
          );
          if (read.finished) finished.push(read.finished);
          sections.push(...read.sections);
        }
        logger.info(`${finished.length} pages, ${sections.length} sections`);
        writeExports(folder, finished);
        await writeSearchIndex(folder, sections);
        await inlineCss(folder, pages);
        for (const { file, html } of pages)
          writeFileSync(path.join(folder, file), withPolicy(html));
        await writeWorker(folder);
        writeHostFiles(folder);
      },
    },
  };
}

/** @returns the text of a built page, for exports and search. */
function readPage({ file, html }: BuiltPage) {
  const tree = parse(html);
  return { finished: finishedPage(file, tree), sections: sectionsOf(addressOf(file), tree) };
}
