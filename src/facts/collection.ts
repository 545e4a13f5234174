import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { factsPath, readFacts } from './load.ts';
import type { Facts } from './load.ts';

/**
 * A content collection made from one file in `content/facts/`.
 * Astro's own `file()` loader logs a broken file and builds on without it; this one stops the build.
 * @param name the file's name without its ending
 */
export function factsLoader(name: keyof Facts): Loader {
  return {
    name: `facts-${name}`,
    async load({ store, parseData, watcher, config, logger }) {
      const fill = async () => {
        const entries = await Promise.all(
          [...readFacts()[name]].map(async ([id, entry]) => ({
            id,
            data: await parseData({ id, data: { ...entry } }),
          })),
        );
        store.clear();
        for (const entry of entries) store.set(entry);
      };
      await fill();
      watcher?.on('change', (changed) => {
        const file = path.relative(fileURLToPath(config.root), changed);
        if (file === factsPath(name)) fill().catch((error: Error) => logger.error(error.message));
      });
    },
  };
}
