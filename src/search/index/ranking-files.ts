import { createHash } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import { inParts } from '../../files.ts';
import { languages, type Language } from '../../site.ts';
import { minCorrectedLength, type IndexEntry, type Manifest } from '../engine/data.ts';
import { createNormalizer } from '../engine/normalize.ts';
import { countsOf } from './counts.ts';
import { formsOf } from './hanzi-tables.ts';
import type { Asked, Network } from './network.ts';
import { postingsOf } from './postings.ts';
import type { NamedSection } from './named-sections.ts';
import { readSearchFile } from './search-files.ts';

/** Numbers per feature file, approximately: 1 kB over the network. Smaller ones would be too many requests. */
const numbersPerFile = 1200;

/** Rarer words are seldom typed in pinyin, and most are not words at all. */
const leastCount = 12;

/** A language's sections, prepared for training. */
export type Prepared = ReturnType<typeof prepare>;

/**
 * @param sections the sections of a language, grouped by page
 * @param outside questions that no page answers
 */
export function prepare(
  language: Language,
  sections: NamedSection[],
  outside = readSearchFile('outside')[language] ?? [],
) {
  const texts = sections.flatMap((section) => [section.text, ...questionsOf(section)]);
  const forms = formsOf(texts.join('\n'));
  const normalize = createNormalizer(forms);
  const normalized = (questions: string[]) => [...new Set(questions.map(normalize))];
  const asked: Asked = new Map(
    sections.map((section) => [
      section.url.slice(languages[language].length),
      normalized(questionsOf(section)),
    ]),
  );
  asked.set('', normalized(outside));
  return { language, sections, forms, normalize, asked };
}

/**
 * @param network the language's part
 * @returns the manifest, and the other files by name
 */
export function rankingFiles(
  { language, sections, forms, normalize }: Prepared,
  { inputs, units }: Network,
): { manifest: Manifest; files: Map<string, unknown> } {
  const questions = sections.flatMap(questionsOf).map(normalize);
  const texts = [...sections.map(({ text }) => normalize(text)), ...questions];
  const files = new Map<string, unknown>([
    // Latin words, for typo correction.
    ['words', wordsIn(texts.join('\n'))],
    // Short Chinese words, by pinyin.
    ['pinyin', language === 'en' ? {} : spellingsOf(questions)],
  ]);
  const postings = postingsOf(sections, normalize);
  const weights = new Map(inputs);
  const features = [...new Set([...postings.keys(), ...weights.keys()])]
    .sort()
    .map((feature): [string, IndexEntry] => [
      feature,
      [postings.has(feature) ? postings.get(feature)! : '', weights.get(feature) ?? ''],
    ]);
  const parts = inParts(
    features,
    numbersPerFile,
    ([, [pairs, own]]) => (pairs?.length ?? 1) + own.length + 2,
  );
  for (const [number, part] of parts.entries())
    files.set(`features-${number}`, Object.fromEntries(part));
  for (const [number, { url, title, place, step, text }] of sections.entries())
    files.set(`section-${number}`, { url, title, place, step, text: text.replace(/\s+/g, ' ') });
  let page = 0;
  const manifest = {
    release: createHash('sha256')
      .update(JSON.stringify([...files]))
      .digest('hex')
      .slice(0, 8),
    pages: sections.map(({ url }, index) => (url.includes('#') ? page : (page = index))),
    features: parts.map((part) => part[0]![0]),
    units,
    forms,
    examples: readSearchFile('examples')[language] ?? [],
  };
  return { manifest, files };
}

function questionsOf({ title, asked }: NamedSection): string[] {
  return [title, ...asked];
}

const withoutTones = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const;

/**
 * @returns Chinese words of two or three characters by pinyin, of homophones the most frequent, and the Latin
 *   names that stand between them
 */
function spellingsOf(texts: string[]): Record<string, string> {
  const text = texts.join('\n');
  // Words of Chinese overlap.
  const patterns = [/(?=(\p{Script=Han}{2}))/gu, /(?=(\p{Script=Han}{3}))/gu, /([a-z]{3,})/g];
  const found = patterns.flatMap((one) => [...text.matchAll(one)].map(([, word = '']) => word));
  const words = [...countsOf(found)]
    .filter(([, times]) => times >= leastCount)
    .sort(([, one], [, other]) => one - other)
    .map(([word]) => [pinyin(word, withoutTones).join(''), word] as const);
  return Object.fromEntries(words);
}

function wordsIn(text: string): string[] {
  const words = text.match(/[a-z]+/g) ?? [];
  return [...new Set(words.filter((word) => word.length >= minCorrectedLength - 1))].sort();
}
