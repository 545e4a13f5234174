/**
 * Measures the search on questions that it has not learnt: `npm run bench:held-out`. Every tenth question of
 * content/search/questions.yaml is left out of training. See README.md.
 */
import { parse } from 'node-html-parser';
import { addressOf, readBuiltPages } from '../src/built-pages.ts';
import { SearchEngine } from '../src/search/engine/engine.ts';
import { networksOf } from '../src/search/index/network.ts';
import { prepare, rankingFiles } from '../src/search/index/ranking-files.ts';
import { sectionsOf } from '../src/search/index/sections.ts';
import { nameSections } from '../src/search/index/named-sections.ts';
import { readSearchFile } from '../src/search/index/search-files.ts';
import { languages, localeOfPath, type Language } from '../src/site.ts';
import { pageOf } from '../tests/queries.ts';

const sections = nameSections(
  readBuiltPages('dist').flatMap(({ file, html }) => sectionsOf(addressOf(file), parse(html))),
);
const held: { text: string; url: string }[] = [];
let count = 0;
const questions = readSearchFile('questions');
for (const section of sections) {
  const language = localeOfPath(section.url, '/');
  const own = questions[section.url.slice(languages[language].length)]?.[language] ?? [];
  section.asked = section.asked.filter((text) => {
    if (!own.includes(text)) return true;
    // Of a section with few, none.
    const isHeld = count++ % 10 === 0 && own.length > 3;
    if (isHeld) held.push({ text, url: section.url });
    return !isHeld;
  });
}

const byLanguage = Object.groupBy(sections, ({ url }) => localeOfPath(url, '/'));
const prepared = Object.entries(byLanguage).map(([language, own]) =>
  prepare(language as Language, own!),
);
const networks = networksOf(prepared.map(({ asked }) => asked));
const first = new Map<string, string | undefined>();
for (const [index, own] of prepared.entries()) {
  const { manifest, files } = rankingFiles(own, networks[index]!);
  const sources = {
    file: <T>(name: string) => Promise.resolve(files.get(name) as T),
    pagefind: () => Promise.reject(new Error('not needed')),
  };
  const engine = new SearchEngine(sources, manifest);
  for (const { text, url } of held.filter((one) => localeOfPath(one.url, '/') === own.language))
    first.set(url + text, (await engine.search(text)).found[0]?.entry.url);
}

const ofSections = held.filter(({ url }) => url.includes('#'));
const exact = ({ text, url }: (typeof held)[number]) => first.get(url + text) === url;
const rightPage = ({ text, url }: (typeof held)[number]) =>
  pageOf(first.get(url + text) ?? '') === pageOf(url);
const share = (all: typeof held, isRight: typeof exact) =>
  `${((100 * all.filter(isRight).length) / all.length).toFixed(1)}%`;
console.table({
  questions: held.length,
  'right page first': share(held, rightPage),
  'exact address first': share(held, exact),
  'exact, of those about a section': share(ofSections, exact),
});
