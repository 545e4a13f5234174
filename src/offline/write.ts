import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { offlinePage } from './page.ts';
import { offlineCopies, type Copy } from './packs.ts';

/**
 * Makes the site readable offline: writes the service worker, `sw.js`, and the copy that it caches: in
 * `offline/`, the packs of each language and a list of them. Everything else must be written before.
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
