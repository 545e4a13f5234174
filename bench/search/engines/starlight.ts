import { readFileSync } from 'node:fs';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Engine } from './engine.ts';
import { bareStart } from '../bare.ts';

/**
 * Starlight's own search: Pagefind over the built pages, as in its integrations/pagefind.js. Starlight marks
 * each page's `main` with data-pagefind-body, on this site too.
 */
export const starlight: Engine = {
  name: 'Starlight',
  pause: 300, // The default debounceTimeoutMs of @pagefind/default-ui.
  home: 'bare',
  start: bareStart,
  async build(folder, site) {
    if (
      !/<main[^>]* data-pagefind-body/.test(readFileSync(path.join(site, 'index.html'), 'utf8'))
    ) {
      throw new Error(`${site}/index.html: expected <main data-pagefind-body>`);
    }
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
    const added = await index.addDirectory({ path: site });
    const written = await index.writeFiles({ outputPath: path.join(folder, 'pagefind') });
    const failed = [...added.errors, ...written.errors];
    if (failed.length > 0) throw new Error(`Pagefind: ${failed.join('; ')}`);
    await close();
  },
};
