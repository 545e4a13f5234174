import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'rolldown';
import { basePath } from '../site.ts';
import { offlinePage } from './page.ts';
import { offlineCopies, type Copy } from './packs.ts';

/**
 * Makes the site readable offline: adds register.ts to every page and writes the service worker, `/sw.js`,
 * with the copy that it caches. Must run after everything else that writes or changes pages and their files.
 */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command !== 'build') return;
        const script = fileURLToPath(new URL('register.ts', import.meta.url));
        injectScript('page', `import ${JSON.stringify(script)};`);
      },
      // `npm start` uses the same origin, so its worker would answer requests to the dev server.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${basePath}sw.js`, (_, response) => {
          response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
          response.end(readFileSync('deploy/sw-off.js'));
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const copies = Object.entries(await writeWorker(fileURLToPath(dir)));
        const sizes = copies.map(([language, { packs }]) => `${language} in ${packs.length} packs`);
        logger.info(sizes.join(', '));
      },
    },
  };
}

/**
 * Writes `sw.js` and, into `offline/`, the packs of each language and a list of them.
 * @param folder a built site
 * @returns the copy of each language
 */
export async function writeWorker(folder: string): Promise<Record<string, Copy>> {
  rmSync(`${folder}/offline`, { recursive: true, force: true });
  mkdirSync(`${folder}/offline`);
  const copies = offlineCopies(folder);
  const releases = Object.entries(copies).map(([language, { release }]) => [language, release]);
  for (const { release, list, packs } of Object.values(copies)) {
    writeFileSync(`${folder}/offline/${release}.json`, list);
    for (const { digest, content } of packs)
      writeFileSync(`${folder}/offline/${digest}.txt`, content);
  }
  const worker = await build({
    input: fileURLToPath(new URL('worker/worker.ts', import.meta.url)),
    write: false,
    transform: {
      define: {
        __RELEASES__: JSON.stringify(Object.fromEntries(releases)),
        __OFFLINE_PAGE__: JSON.stringify(offlinePage()),
      },
    },
    // Not every browser supports module workers.
    output: { format: 'iife', minify: true },
  });
  writeFileSync(`${folder}/sw.js`, worker.output[0].code);
  return copies;
}
