import { Charset, Document } from 'flexsearch';
import type { Language } from '../../../src/site.ts';
import type { Load } from './hit.ts';

const most = 10;

/** An index without records, in the browser set up as it was when the records were added. */
export function emptyIndex(language: Language) {
  return new Document<{ url: string; title: string; text: string }>({
    document: { id: 'url', index: ['title', 'text'], store: ['title'] },
    ...(language === 'zh-CN' ? { encoder: Charset.CJK } : {}),
  });
}

export const load: Load = async (language) => {
  const index = emptyIndex(language);
  const response = await fetch(`/flexsearch/index.${language}.json`);
  for (const [key, part] of Object.entries((await response.json()) as Record<string, string>)) {
    index.import(key, part);
  }
  return (query) =>
    index
      .search(query, { limit: most, merge: true, enrich: true })
      .map(({ id, doc }) => ({ url: String(id), title: String(doc?.title) }));
};
