import MiniSearch from 'minisearch';
import { options } from '../page/minisearch.ts';
import { bareStart, writeIndexes } from '../bare.ts';
import type { Engine } from './engine.ts';

/** MiniSearch as VitePress's local search uses it (its localSearchPlugin.ts and VPLocalSearchBox.vue). */
export const minisearch: Engine = {
  name: 'VitePress',
  pause: 200, // The debounce of VPLocalSearchBox.vue.
  home: 'bare',
  start: bareStart('minisearch'),
  build: (folder, pages) =>
    // VitePress ships an index as a module that exports JSON in a string.
    writeIndexes(folder, 'minisearch', 'js', pages, (_language, sections) => {
      const index = new MiniSearch(options);
      index.addAll(sections.map(({ url, ...section }) => ({ id: url, ...section })));
      return `export default ${JSON.stringify(JSON.stringify(index))}`;
    }),
};
