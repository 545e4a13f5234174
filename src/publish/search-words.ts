import { z } from 'astro/zod';
import { readText } from '../check/text.ts';
import { parseEntries } from '../facts/yaml.ts';

export const searchFiles = {
  synonyms: 'content/search/synonyms.yaml',
  questions: 'content/search/questions.yaml',
};

const words = z.array(z.string().min(1)).min(1);

const addresses = {
  pattern: /^\/(?!en\/)(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/,
  expected: 'an address without its language: /guides/cancel/#refunds',
};

/**
 * @param language of the readers
 * @param text what is in the file; the file itself by default
 * @returns groups of words that mean the same to them
 * @throws ContentError
 */
export function readSynonyms(language: string, text = readText(searchFiles.synonyms)): string[][] {
  const groups = parseEntries(searchFiles.synonyms, text, words);
  return [...groups.values()].map((group) => group.filter((word) => isUsed(word, language)));
}

/** In Chinese, names and short words such as “iPhone” and “API” stand among Han characters; phrases do not. */
function isUsed(word: string, language: string): boolean {
  const isHan = /\p{Script=Han}/u.test(word);
  return language === 'en' ? !isHan : isHan || /^[a-z0-9]{2,8}$/.test(word);
}

/**
 * @param text what is in the file; the file itself by default
 * @returns for an address without its language, what readers ask who should be led there
 * @throws ContentError
 */
export function readQuestions(text = readText(searchFiles.questions)) {
  return parseEntries(
    searchFiles.questions,
    text,
    z.strictObject({ 'zh-CN': words, en: words }),
    addresses,
  );
}
