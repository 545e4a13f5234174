import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { factsNames, factsPath } from '../facts/files.ts';
import { basePath } from '../site.ts';

/** For `npm run dev`: search, no service worker, and pages that follow the facts files. */
export function devServer(): AstroIntegration {
  return {
    name: 'dev-server',
    hooks: {
      'astro:server:setup': ({ server }) => {
        // The index is made from built pages, so this is that of the last build.
        server.middlewares.use(`${basePath}pagefind`, sirv('dist/pagefind', { dev: true }));
        // `npm start` uses the same origin, so its worker would answer requests to the dev server.
        server.middlewares.use(`${basePath}sw.js`, (_, response) => {
          response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
          response.end(readFileSync('deploy/sw-off.js'));
        });
        const files = factsNames.map((name) => path.resolve(factsPath(name)));
        server.watcher.on('change', (file) => {
          if (!files.includes(path.resolve(file))) return;
          // Compiled pages contain citation numbers, so all of them are invalidated.
          server.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
