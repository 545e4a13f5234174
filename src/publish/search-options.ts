import english from '../../content/i18n/en.json' with { type: 'json' };
import chinese from '../../content/i18n/zh-CN.json' with { type: 'json' };
import { readFacts } from '../facts/load.ts';
import { textIn } from '../facts/text.ts';
import type { SearchIndexOptions } from '../search/build.ts';
import { languages, type Language } from '../site.ts';
import { readQuestions, readSynonyms } from './search-words.ts';

const words = { 'zh-CN': chinese, en: english };

/**
 * What search is told of this site: the folder `search/` itself knows none of its pages.
 * @throws Error naming file and key when a file in `content/search/` is not as expected
 */
export function searchOptions(): SearchIndexOptions {
  const questions = readQuestions();
  return {
    body: 'main .sl-markdown-content',
    ignore:
      'script, style, sup, button, svg, .sr-only, .heading-link, .source-back, .problem-list, .flow, problem-filter',
    names: '#starlight__sidebar a[aria-current=page]',
    whole: (url) => problemOf(url) !== undefined,
    exclude: (url) => /\/(404|offline)(\.html|\/)$/.test(url),
    language,
    synonyms: readSynonyms,
    describe({ url, context, names }) {
      const lang = language(url);
      const asked = questions.get(url.slice(languages[lang].length))?.[lang] ?? [];
      const problem = readFacts().problems.get(problemOf(url) ?? '');
      if (!problem) {
        return url.includes('#')
          ? { kind: 'section', place: context, phrases: asked }
          : { kind: 'page', place: '', phrases: [...names, ...asked] };
      }
      const { group, first, messages, aliases } = problem;
      return {
        kind: 'problem',
        place: words[lang][`group.${group}`],
        first: textIn(first, lang),
        phrases: [...messages.map(({ text }) => text), ...aliases[lang], ...asked],
      };
    },
  };
}

function language(url: string): Language {
  return url.startsWith('/en/') ? 'en' : 'zh-CN';
}

function problemOf(url: string): string | undefined {
  return /\/troubleshooting\/([^/]+)\/$/.exec(url)?.[1];
}
