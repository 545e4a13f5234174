import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { precacheOf, type Precache } from './precache.ts';

/**
 * Makes the site readable without a network: puts register.ts on every page and writes the worker, with the
 * list of what it keeps, to `/sw.js`. Must come after everything else that writes or changes files.
 * @param languages the languages, each with the folder of its pages
 */
export function offline(languages: Readonly<Record<string, string>>): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command, injectRoute, injectScript }) => {
        for (const folder of Object.values(languages)) {
          injectRoute({
            pattern: `/${folder}offline.html`,
            entrypoint: './src/offline/offline.html.ts',
          });
        }
        if (command === 'build') {
          const script = fileURLToPath(new URL('register.ts', import.meta.url));
          injectScript('page', `import ${JSON.stringify(script)};`);
        } else if (command === 'dev') {
          injectRoute({ pattern: '/sw.js', entrypoint: './src/offline/sw-off.js.ts' });
        }
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { release } = await writeWorker(fileURLToPath(dir), languages);
        logger.info(`release ${release}`);
      },
    },
  };
}

/**
 * Writes `sw.js` for a built site.
 * @param folder where it was built
 * @param languages the languages, each with the folder of its pages
 * @returns what the worker is told
 */
export async function writeWorker(
  folder: string,
  languages: Readonly<Record<string, string>>,
): Promise<Precache> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
  const precache = precacheOf(files, (file) => readFileSync(path.join(folder, file)), languages);
  const bundle = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __PRECACHE__: JSON.stringify(precache),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('worker/worker.ts', import.meta.url)),
        // Not every browser runs a worker that is a module.
        output: { format: 'iife' },
      },
    },
  });
  if (!('output' in bundle)) throw new Error('sw.js: expected one bundle from Vite');
  writeFileSync(path.join(folder, 'sw.js'), bundle.output[0].code);
  return precache;
}
