import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'rolldown';
import { basePath } from '../site.ts';
import { offlinePage } from './page.ts';
import { digestOf, precacheOf } from './precache-manifest.ts';

/**
 * Makes the site readable offline: adds register.ts to every page and writes the service worker, `/sw.js`,
 * with its precache lists. Must run after everything else that writes or changes pages and their files.
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
        logger.info(`release ${await writeWorker(fileURLToPath(dir))}`);
      },
    },
  };
}

/**
 * Writes `sw.js` and the precache list of each language.
 * @param folder a built site
 * @returns the name of the release
 */
export async function writeWorker(folder: string): Promise<string> {
  const { release, languages } = precacheOf(folder);
  const lists: Record<string, string> = {};
  mkdirSync(`${folder}/offline`, { recursive: true });
  for (const [language, files] of Object.entries(languages)) {
    const text = JSON.stringify(files);
    writeFileSync(`${folder}/offline/${language}.json`, text);
    lists[language] = digestOf(text);
  }
  const worker = await build({
    input: fileURLToPath(new URL('worker/worker.ts', import.meta.url)),
    write: false,
    transform: {
      define: {
        __RELEASE__: JSON.stringify(release),
        __LISTS__: JSON.stringify(lists),
        __OFFLINE_PAGE__: JSON.stringify(offlinePage()),
      },
    },
    // Not every browser supports module workers.
    output: { format: 'iife', minify: true },
  });
  writeFileSync(`${folder}/sw.js`, worker.output[0].code);
  return release;
}
