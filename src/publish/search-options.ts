import { readFacts } from '../facts/load.ts';
import type { SearchIndexOptions } from '../search/build.ts';
import { isMissingPage, languageAt, languages, type Language } from '../site.ts';
import { words } from '../words.ts';
import { readQuestions, readSynonyms } from './search-words.ts';

/**
 * What search is told of this site: the folder `search/` itself knows none of its pages.
 * @throws Error naming file and key when a file in `content/search/` is not as expected
 */
export function searchOptions(): SearchIndexOptions {
  let questions: ReturnType<typeof readQuestions> | undefined;
  return {
    body: 'main .sl-markdown-content',
    ignore:
      'script, style, sup, button, svg, .sr-only, .heading-link, .problem-list, .flow, problem-filter',
    names: '#starlight__sidebar a[aria-current=page]',
    whole: (url) => problemOf(url) !== undefined,
    exclude: isMissingPage,
    language: languageIn,
    said: (language) => ({
      count: words[language as Language]['search.count'],
      none: words[language as Language]['search.none'],
    }),
    synonyms: readSynonyms,
    describe({ url, context, names }) {
      const lang = languageIn(url);
      questions ??= readQuestions();
      const asked = questions.get(url.slice(languages[lang].length))?.[lang] ?? [];
      const problem = readFacts().problems.get(problemOf(url) ?? '');
      if (!problem) {
        return url.includes('#')
          ? { kind: 'section', place: context, phrases: asked }
          : { kind: 'page', place: '', phrases: [...names, ...asked] };
      }
      const { group, messages, aliases } = problem;
      return {
        kind: 'problem',
        place: words[lang][`group.${group}`],
        phrases: [...messages.map(({ text }) => text), ...aliases[lang], ...asked],
      };
    },
  };
}

/** Search has its addresses without the base path. */
function languageIn(url: string): Language {
  return languageAt(url, '/');
}

function problemOf(url: string): string | undefined {
  return /\/troubleshooting\/([^/]+)\/$/.exec(url)?.[1];
}
