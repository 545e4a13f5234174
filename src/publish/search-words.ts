import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parseEntries } from '../facts/yaml.ts';

const files = {
  synonyms: 'content/search/synonyms.yaml',
  questions: 'content/search/questions.yaml',
};

const words = z.array(z.string().min(1)).min(1);

const addresses = {
  pattern: /^\/(?:[a-z0-9-]+\/)*(?:#[a-z0-9-]+)?$/,
  expected: 'an address without its language: /guides/cancel/#refunds',
};

/** @returns groups of words that mean the same to readers of a language */
export function readSynonyms(language: string): string[][] {
  const groups = parseEntries(files.synonyms, readFileSync(files.synonyms, 'utf8'), words);
  return [...groups.values()].map((group) => group.filter((word) => isUsed(word, language)));
}

/** In Chinese, names and short words such as “iPhone” and “API” stand among Han characters; phrases do not. */
function isUsed(word: string, language: string): boolean {
  const isHan = /\p{Script=Han}/u.test(word);
  return language === 'en' ? !isHan : isHan || /^[a-z0-9]{2,8}$/.test(word);
}

/** @returns for an address without its language, what readers ask who should be led there */
export function readQuestions() {
  return parseEntries(
    files.questions,
    readFileSync(files.questions, 'utf8'),
    z.strictObject({ 'zh-CN': words, en: words }),
    addresses,
  );
}
