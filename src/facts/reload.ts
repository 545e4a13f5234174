import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { factsNames, factsPath } from './files.ts';

/** For `npm run dev`: reloads pages when a facts file changes. */
export function reloadFacts(): AstroIntegration {
  return {
    name: 'reload-facts',
    hooks: {
      'astro:server:setup': ({ server }) => {
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
