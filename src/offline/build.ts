import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'rolldown';
import { basePath } from '../site.ts';
import { sentencePage } from './page.ts';
import { precacheOf } from './precache.ts';

/**
 * Makes the site readable without a network: puts register.ts on every page and writes the worker, with the
 * list of what it keeps, to `/sw.js`. Must come after everything else that writes or changes files.
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
      // `npm start` serves from the same address as `npm run dev`, and its worker would answer for this one.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${basePath}sw.js`, (_, response) => {
          response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
          response.end(readFileSync('deploy/sw-off.js'));
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(`release ${await writeWorker(fileURLToPath(dir))}`);
      },
    },
  };
}

/**
 * Writes `sw.js` for a built site.
 * @param folder where it was built
 * @returns the name of the release
 */
export async function writeWorker(folder: string): Promise<string> {
  const precache = precacheOf(folder);
  const worker = await build({
    input: fileURLToPath(new URL('worker/worker.ts', import.meta.url)),
    write: false,
    transform: {
      define: {
        __PRECACHE__: JSON.stringify(precache),
        __SENTENCE__: JSON.stringify(sentencePage()),
      },
    },
    // Not every browser runs a worker that is a module.
    output: { format: 'iife', minify: true },
  });
  writeFileSync(`${folder}/sw.js`, worker.output[0].code);
  return precache.release;
}
