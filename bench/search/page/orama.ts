import { create, load as restore, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import type { RawData } from '@orama/orama';
import type { Language } from '../../../src/site.ts';
import type { Load } from './hit.ts';

const most = 10;

/** An index without records, in the browser set up as it was when the records were added. */
export function emptyIndex(language: Language) {
  return create({
    schema: { url: 'string', title: 'string', text: 'string' },
    ...(language === 'zh-CN' ? { components: { tokenizer: createTokenizer() } } : {}),
  });
}

export const load: Load = async (language) => {
  const index = emptyIndex(language);
  const response = await fetch(`/orama/index.${language}.json`);
  restore(index, (await response.json()) as RawData);
  return async (query) => {
    const { hits } = await search(index, {
      term: query,
      properties: ['title', 'text'],
      limit: most,
    });
    return hits.map(({ document: { url, title } }) => ({ url, title }));
  };
};
