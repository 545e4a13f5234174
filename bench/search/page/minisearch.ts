import MiniSearch from 'minisearch';
import type { Load } from './hit.ts';

/** VitePress's: fields and storeFields of localSearchPlugin.ts, searchOptions of VPLocalSearchBox.vue. */
export const options = {
  fields: ['title', 'titles', 'text'],
  storeFields: ['title', 'titles'],
  searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
};

/** VitePress shows so many. */
const most = 16;

export const load: Load = async (language) => {
  const { default: json } = (await import(
    /* @vite-ignore */ `/minisearch/index.${language}.js`
  )) as { default: string };
  const index = MiniSearch.loadJSON(json, options);
  return (query) =>
    index
      .search(query)
      .slice(0, most)
      .map(({ id, title }) => ({ url: id as string, title: title as string }));
};
