import { insertMultiple, save } from '@orama/orama';
import { emptyIndex } from '../page/orama.ts';
import { bareStart, writeIndexes } from '../bare.ts';
import type { Engine } from './engine.ts';

/** Orama with the tokenizer that it has for Mandarin. */
export const orama: Engine = {
  name: 'Orama',
  pause: 0,
  home: 'bare',
  start: bareStart('orama'),
  build: (folder, pages) =>
    writeIndexes(folder, 'orama', 'json', pages, async (language, sections) => {
      const index = emptyIndex(language);
      await insertMultiple(
        index,
        sections.map(({ url, title, text }) => ({ url, title, text })),
      );
      return JSON.stringify(save(index));
    }),
};
