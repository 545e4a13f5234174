import { z } from 'astro/zod';
import { ContentError } from '../../check/error.ts';
import { readText } from '../../check/text.ts';
import { listOf, textFor, wordList } from '../../facts/fields.ts';
import { parseEntries } from '../../facts/yaml.ts';
import type { Language } from '../../site.ts';
import { words } from '../../words.ts';
import type { AskingWords } from '../engine/query.ts';
import type { SearchWords } from './ranking-files.ts';

/** The files of `content/search/`. */
export const searchFiles = {
  questions: 'content/search/questions.yaml',
  synonyms: 'content/search/synonyms.yaml',
  products: 'content/search/products.yaml',
  language: 'content/search/language.yaml',
  examples: 'content/search/examples.yaml',
};

const addresses = z
  .string()
  .regex(
    /^\/(?!en\/)(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/,
    'expected an address without its language: /guides/cancel/#refunds',
  );

const languageKeys = z.string().regex(/^(?:zh-CN|en)$/, 'expected zh-CN or en');

/** @throws ContentError when what a file of `content/search/` has in it is not as expected */
export function checkSearchFile(name: keyof typeof searchFiles, text: string): void {
  if (name === 'questions') readQuestions(text);
  else if (name === 'language') readAskingWords(text);
  else read(name, wordList, name === 'examples' ? languageKeys : undefined, text);
}

/** @returns groups of words that mean the same to readers of a language */
export function readSynonyms(language: string): string[][] {
  return readGroups('synonyms', language);
}

/** @returns groups of words for what a question is about: a product, a platform, a way to pay */
export function readProducts(language: string): string[][] {
  return readGroups('products', language);
}

/**
 * @param text what is in the file; the file itself by default
 * @returns words that say how a reader asks, and characters that are one to readers
 */
export function readAskingWords(text?: string): AskingWords & { alike: string[] } {
  const lists = read('language', wordList, undefined, text);
  const listOf = (key: string) => {
    const found = lists.get(key);
    if (!found) throw new ContentError(`${searchFiles.language}: ${key}: missing: add it`);
    return found;
  };
  return {
    filler: listOf('filler'),
    functionWords: listOf('function-words'),
    how: listOf('how'),
    trouble: listOf('trouble'),
    past: listOf('past'),
    everyday: listOf('everyday'),
    elsewhere: listOf('elsewhere'),
    alike: listOf('alike'),
  };
}

function readExamples(language: string): string[] {
  return read('examples', wordList, languageKeys).get(language) ?? [];
}

/** @returns all that search is told of a language, beside the questions */
export function readSearchWords(language: Language): SearchWords {
  const { alike, ...asking } = readAskingWords();
  const own = words[language];
  return {
    synonyms: readSynonyms(language),
    products: readProducts(language),
    examples: readExamples(language),
    alike,
    asking,
    labels: {
      count: own['search.count'],
      weak: own['search.weak'],
      none: own['search.none'],
      near: own['search.near'],
    },
  };
}

/** @returns for an address without its language, what readers ask who should be led there */
export function readQuestions(text?: string) {
  // Unlike words, questions may have commas.
  const lists = z.strictObject({ 'zh-CN': listOf(textFor['zh-CN']), en: listOf(textFor.en) });
  return read('questions', lists.partial(), addresses, text);
}

function readGroups(name: keyof typeof searchFiles, language: string): string[][] {
  return [...read(name, wordList).values()].map((group) =>
    group.filter((word) => isUsed(word, language)),
  );
}

/** In Chinese, names and short words such as “iPhone” and “API” stand among Han characters; phrases do not. */
function isUsed(word: string, language: string): boolean {
  const isHan = /\p{Script=Han}/u.test(word);
  return language === 'en' ? !isHan : isHan || /^[a-z0-9]{2,10}$/.test(word);
}

/** @throws ContentError when a file in `content/search/` is not as expected, naming file, line and key */
function read<T>(
  name: keyof typeof searchFiles,
  schema: z.ZodType<T>,
  keys?: typeof addresses,
  text = readText(searchFiles[name]),
): Map<string, T> {
  return parseEntries(searchFiles[name], text, schema, keys);
}
