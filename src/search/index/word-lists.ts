import { z } from 'astro/zod';
import { readText } from '../../check/text.ts';
import { listOf, seenText, textFor, wordList } from '../../facts/fields.ts';
import { parseEntries } from '../../facts/yaml.ts';
import type { Language } from '../../site.ts';
import { uiText } from '../../i18n.ts';
import type { SearchWords } from './ranking-files.ts';

/** The files of `content/search/`. */
export const searchFiles = {
  questions: 'content/search/questions.yaml',
  outside: 'content/search/outside.yaml',
  synonyms: 'content/search/synonyms.yaml',
  alike: 'content/search/alike.yaml',
  examples: 'content/search/examples.yaml',
};

type Name = keyof typeof searchFiles;

const addresses = z
  .string()
  .regex(
    /^\/(?!en\/)(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/,
    'expected an address without its language: /guides/cancel/#refunds',
  );

const languageKeys = z.string().regex(/^(?:zh-CN|en)$/, 'expected zh-CN or en');

/** Unlike words, questions may have commas. */
const questions = { 'zh-CN': listOf(textFor['zh-CN']), en: listOf(textFor.en) };

/** @throws ContentError when what a file of `content/search/` has in it is not as expected */
export function checkSearchFile(name: Name, text: string): void {
  if (name === 'questions') readQuestions(text);
  else if (name === 'outside') readOutside(text);
  else read(name, wordList, name === 'examples' ? languageKeys : undefined, text);
}

/** @returns for an address without its language, what readers ask who should be led there */
export function readQuestions(text?: string) {
  return read('questions', z.strictObject(questions).partial(), addresses, text);
}

/** @returns groups of words that mean the same to readers of a language */
export function readSynonyms(language: string): string[][] {
  return [...read('synonyms', wordList).values()].map((group) =>
    group.filter((word) => isUsed(word, language)),
  );
}

/** @returns all that search is told of a language, beside the questions of each page */
export function readSearchWords(language: Language): SearchWords {
  const own = uiText[language];
  return {
    synonyms: readSynonyms(language),
    alike: [...read('alike', wordList).values()].flat(),
    outside: readOutside().get(language) ?? [],
    examples: read('examples', wordList, languageKeys).get(language) ?? [],
    labels: {
      count: own['search.count'],
      weak: own['search.weak'],
      none: own['search.none'],
      near: own['search.near'],
    },
  };
}

function readOutside(text?: string) {
  return read('outside', listOf(seenText), languageKeys, text);
}

/** In Chinese, names and short words such as “iPhone” and “API” stand among Han characters; phrases do not. */
function isUsed(word: string, language: string): boolean {
  const isHan = /\p{Script=Han}/u.test(word);
  return language === 'en' ? !isHan : isHan || /^[a-z0-9]{2,10}$/.test(word);
}

/** @throws ContentError when a file in `content/search/` is not as expected, naming file, line and key */
function read<T>(
  name: Name,
  schema: z.ZodType<T>,
  keys?: typeof addresses,
  text = readText(searchFiles[name]),
): Map<string, T> {
  return parseEntries(searchFiles[name], text, schema, keys);
}
