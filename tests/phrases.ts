import { parse } from 'node-html-parser';
import { sectionsOf } from '../src/search/index/sections.ts';
import { localeOfPath, type Language } from '../src/site.ts';
import { readPages } from './pages.ts';

/** A searchable page. */
export interface SearchedPage {
  /** Its address relative to the base path. */
  url: string;
  language: Language;
  /** Its text, without buttons and citation marks. */
  text: string;
  /** All text of its `main` element, for {@link holds}. */
  shown: string;
}

/** A kind of phrase to draw from the pages' text. */
export interface PhraseKind {
  name: string;
  language: Language;
  /** The minimum and maximum number of characters (Chinese) or words (English) in a phrase. */
  length: readonly [least: number, most: number];
  /** Whether the phrase must occur on exactly one page of the language. */
  unique: boolean;
}

export const phraseKinds: PhraseKind[] = [
  { name: '2–6 Chinese characters', language: 'zh-CN', length: [2, 6], unique: false },
  { name: '8–14 characters of one page', language: 'zh-CN', length: [8, 14], unique: true },
  { name: '2–5 English words', language: 'en', length: [2, 5], unique: false },
];

const units = {
  'zh-CN': { between: '', fits: /^\p{Script=Han}$/u },
  en: { between: ' ', fits: /^[a-z][a-z'’-]*$/i },
};

/**
 * @param folder a built site
 * @returns its searchable pages
 */
export function readSearchedPages(folder: string): SearchedPage[] {
  return readPages(folder).flatMap(({ url, root: page }) => {
    const root = parse(page.toString());
    const main = root.querySelector('main');
    main?.querySelectorAll('script, style').forEach((element) => element.remove());
    const all = main?.structuredText;
    const sections = sectionsOf(url, root);
    if (sections.length === 0) return [];
    const text = sections.map((section) => section.text).join('\n');
    return [{ url, language: localeOfPath(url, '/'), text, shown: plain(`${text}\n${all}`) }];
  });
}

/** @returns whether a page contains a phrase, ignoring case and the amount of whitespace. */
export function holds({ shown }: SearchedPage, phrase: string): boolean {
  return shown.includes(plain(phrase));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

/**
 * Draws random phrases from the pages: adjacent characters or words of one line without punctuation, each
 * position equally likely, no phrase twice. The same seed draws the same phrases.
 * @param all the pages, in any language
 * @param seed any integer
 * @throws Error if the pages do not contain that many phrases
 */
export function drawPhrases(
  all: SearchedPage[],
  { name, language, length: [least, most], unique }: PhraseKind,
  count: number,
  seed: number,
): string[] {
  const pages = all.filter((page) => page.language === language);
  const { between, fits } = units[language];
  const lines = pages.flatMap(({ text }) => text.split('\n'));
  const places = lines.flatMap((line) => [...(between ? line.split(/\s+/) : line), '']);
  const random = generator(seed);
  const phrases = new Set<string>();
  for (let attempt = 0; phrases.size < count; attempt += 1) {
    if (attempt > count * 10_000) {
      throw new Error(`${name}: the pages have ${phrases.size} phrases, expected ${count}`);
    }
    const from = Math.floor(random() * places.length);
    const run = places.slice(from, from + least + Math.floor(random() * (most - least + 1)));
    const phrase = run.join(between);
    if (run.length < least || !run.every((one) => fits.test(one))) continue;
    if (unique && pages.filter((page) => holds(page, phrase)).length !== 1) continue;
    phrases.add(phrase);
  }
  return [...phrases];
}

/** @returns a generator of random numbers from 0 to below 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
