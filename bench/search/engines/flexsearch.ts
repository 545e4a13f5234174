import { emptyIndex } from '../page/flexsearch.ts';
import { bareStart, writeIndexes } from '../bare.ts';
import type { Engine } from './engine.ts';

/** FlexSearch with the encoder that its documentation gives for Chinese. */
export const flexsearch: Engine = {
  name: 'FlexSearch',
  pause: 0,
  home: 'bare',
  start: bareStart('flexsearch'),
  build: (folder, pages) =>
    writeIndexes(folder, 'flexsearch', 'json', pages, (language, sections) => {
      const index = emptyIndex(language);
      for (const { url, title, text } of sections) index.add({ url, title, text });
      const parts: Record<string, string> = {};
      index.export((key, part) => {
        parts[key] = part;
      });
      return JSON.stringify(parts);
    }),
};
