import { inParts } from '../../files.ts';
import {
  entriesPerFile,
  fileNames,
  minCorrectedLength,
  type Entry,
  type IndexEntry,
  type Manifest,
} from '../engine/data.ts';
import { languages, type Language } from '../../site.ts';
import { createNormalizer, type HanziForms, type Normalizer } from '../engine/normalize.ts';
import { formsOf, spell } from './hanzi-tables.ts';
import { namesOf, postingsOf, type Described } from './postings.ts';
import type { Asked } from './network.ts';
import type { Network } from './training.ts';

/** Numbers per feature file, approximately: 1 kB over the network. Smaller ones would be too many requests. */
const numbersPerFile = 1200;

/** Rarer words are seldom typed in pinyin, and most are not words at all. */
const leastCount = 12;

/** A language's word lists from content/search/, and UI text from content/i18n/. */
export interface SearchWords extends Pick<Manifest, 'labels' | 'examples'> {
  language: Language;
  /** Interchangeable characters: `账帐`. */
  alike: string[];
  /** Questions that no page answers. */
  outside: string[];
}

/** A language's sections, prepared for training. */
export interface Prepared {
  described: Described[];
  words: SearchWords;
  forms: HanziForms;
  normalize: Normalizer;
  asked: Asked;
}

/** @param described the sections of a language, grouped by page */
export function prepare(described: Described[], words: SearchWords): Prepared {
  const questions = described.map(questionsOf);
  const texts = described.map(({ section }) => section.text);
  const forms = formsOf([...texts, ...questions.flat()].join('\n'), words.alike);
  const normalize = createNormalizer(forms);
  const prefix = languages[words.language].length;
  const asked = described.map(({ section }, index): [string, string[]] => [
    section.url.slice(prefix),
    questions[index]!,
  ]);
  return {
    described,
    words,
    forms,
    normalize,
    asked: new Map(
      [...asked, ['', words.outside] as const].map(([address, own]) => [
        address,
        [...new Set(own.map(normalize))],
      ]),
    ),
  };
}

/**
 * @param network the language's part
 * @returns the manifest without its release, and the files by name, with `*` for the release
 */
export function rankingFiles(
  { described, words, forms, normalize }: Prepared,
  { inputs, units }: Network,
): { manifest: Omit<Manifest, 'release'>; files: Map<string, unknown> } {
  const texts = described.map(({ section }) => section.text);
  const questions = described.flatMap(questionsOf);
  const postings = postingsOf(described, normalize);
  const weights = new Map(inputs);
  const features = [...new Set([...postings.keys(), ...weights.keys()])]
    .sort()
    .map((feature): [string, IndexEntry] => [
      feature,
      [postings.get(feature) ?? (postings.has(feature) ? null : []), weights.get(feature) ?? []],
    ]);
  const parts = inParts(
    features,
    numbersPerFile,
    ([, [sections, own]]) => (sections?.length ?? 1) + own.length + 2,
  );
  const entries = described.map(({ section: { url, title, first }, description }): Entry => ({
    url,
    title,
    place: description.place,
    first,
  }));
  const { language, labels, examples } = words;
  let page = 0;
  return {
    manifest: {
      pages: entries.map(({ url }, index) => (url.includes('#') ? page : (page = index))),
      features: parts.map((part) => part[0]![0]),
      labels,
      examples,
    },
    files: new Map<string, unknown>([
      ...parts.map((part, number): [string, unknown] => [
        fileNames.features(number),
        Object.fromEntries(part),
      ]),
      ...inParts(entries, entriesPerFile, () => 1).map((part, number): [string, unknown] => [
        fileNames.entries(number),
        part,
      ]),
      ...texts.map((text, number): [string, unknown] => [
        fileNames.text(number),
        text.replace(/\s+/g, ' '),
      ]),
      [fileNames.units, units],
      [fileNames.forms, forms],
      [fileNames.words, wordsIn([...texts, ...questions].map(normalize).join('\n'))],
      [fileNames.pinyin, language === 'en' ? {} : spellingsOf(questions.map(normalize))],
    ]),
  };
}

function questionsOf(one: Described): string[] {
  return [...namesOf(one), ...one.description.asked];
}

/**
 * @returns Chinese words of two or three characters by pinyin, of homophones the most frequent, and the Latin
 *   names that stand between them
 */
function spellingsOf(texts: string[]): Record<string, string> {
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const run of texts.flatMap((text) => text.match(/\p{Script=Han}{2,}|[a-z]{3,}/gu) ?? [])) {
    if (/[a-z]/.test(run)) count(run);
    else
      for (const length of [2, 3])
        for (let end = length; end <= run.length; end += 1) count(run.slice(end - length, end));
  }
  const words = [...counts]
    .filter(([, times]) => times >= leastCount)
    .sort(([, one], [, other]) => one - other)
    .map(([word]) => [spell(word), word] as const);
  return Object.fromEntries(words);
}

function wordsIn(text: string): string[] {
  const words = text.match(/[a-z]+/g) ?? [];
  return [...new Set(words.filter((word) => word.length >= minCorrectedLength - 1))].sort();
}
