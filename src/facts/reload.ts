import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { factsNames, factsPath } from './load.ts';

/** While the site is written (`npm run dev`): shows a page anew when a file of facts has changed. */
export function reloadFacts(): AstroIntegration {
  return {
    name: 'reload-facts',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const files = factsNames.map((name) => path.resolve(factsPath(name)));
        server.watcher.on('change', (file) => {
          if (!files.includes(path.resolve(file))) return;
          // Pages are compiled with the numbers of their sources.
          server.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
