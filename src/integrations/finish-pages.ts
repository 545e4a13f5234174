import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parse } from 'node-html-parser';
import { writeHostFiles } from '../../deploy/host-files.ts';
import { addressOf, readBuiltPages } from '../built-pages.ts';
import { writeExports, type SidebarGroup } from '../exports/write.ts';
import { finishedPage, type FinishedPage } from '../exports/pages.ts';
import { writeWorker } from '../offline/write.ts';
import { writeSearchIndex } from '../search/index/write.ts';
import { sectionsOf, type Section } from '../search/index/sections.ts';
import { withPolicy } from './csp.ts';
import { inlineCss } from './inline-css.ts';

/**
 * What pages go through once Astro has generated them. Each is read once and written once.
 * @param sidebar the groups of the sidebar
 */
export function finishPages(sidebar: SidebarGroup[]): AstroIntegration {
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
        const finished: FinishedPage[] = [];
        const sections: Section[] = [];
        for (const { file, html } of pages) {
          // One tree at a time: they are large.
          const tree = parse(html);
          const page = finishedPage(file, tree);
          if (page) finished.push(page);
          sections.push(...sectionsOf(addressOf(file), tree));
        }
        logger.info(`${finished.length} pages, ${sections.length} sections`);
        writeExports(folder, finished, sidebar);
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
