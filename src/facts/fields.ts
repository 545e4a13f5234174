import { z } from 'astro/zod';
import type { Language } from '../site.ts';
import { slipIn } from './slips.ts';

/** YAML parses a year without quotes, or a date without hyphens, as a number. */
const dateText = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string(),
);

/**
 * Today in the time zone furthest ahead, because authors may be hours ahead of the build machine. A clock set
 * before the first date here is wrong. For validation only, never for a page.
 */
export const today = [
  '2026-11-28',
  new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10),
].sort()[1]!;

const past = (text: string) => text <= today;
const notPast = `is in the future (today is ${today}): expected a past date`;

/** A calendar date that may leave out the day or the month: `2026`, `2026-11`, `2026-11-20`. */
export const pastPartialDate = dateText
  .refine(isRealDate, { error: 'expected a real date: YYYY, YYYY-MM or YYYY-MM-DD', abort: true })
  .refine(past, notPast)
  .refine((day) => day >= '2015', 'is earlier than OpenAI: correct the year');

/** The day of an editorial action; this site is newer than ChatGPT. */
export const pastDate = dateText
  .refine((text) => text.length === 10 && isRealDate(text), {
    error: 'expected a real date with its day: YYYY-MM-DD',
    abort: true,
  })
  .refine(past, notPast)
  .refine((day) => day >= '2022-11-30', 'is earlier than ChatGPT: correct the year');

/** Punctuation that must come in pairs. */
const pairs = ['（）', '()', '“”', '《》', '「」'];

/** @returns the error message for a text that is not finished, or undefined. */
export function unfinished(text: string): string | undefined {
  if (/……$/.test(text)) return 'ends in ……: finish the sentence';
  const pair = pairs.find(
    ([open, close]) => text.split(open!).length !== text.split(close!).length,
  );
  return pair && `has ${pair[0]} or ${pair[1]} without the other: add it, or remove it`;
}

/** Text that readers see. */
export const seenText = z.string().regex(/\S/, { error: 'expected words', abort: true });

const finished = seenText
  .refine((text) => text === text.trim(), 'begins or ends with a space: remove it')
  .refine((text) => !unfinished(text), { error: ({ input }) => unfinished(String(input)) });

/** Text that readers see, by language. Chinese may have names in Latin letters; English has no Chinese. */
export const textFor: Record<Language, z.ZodString> = {
  'zh-CN': finished,
  en: finished
    .regex(/^\P{Script=Han}*$/u, { error: 'has Chinese in it: write it in English', abort: true })
    .regex(/^[^，。、；：！？（）]*$/, 'has a full-width sign, such as “，”: write it in ASCII'),
};

const withoutSlips = (language: Language) =>
  textFor[language].refine((text) => !slipIn(text, language), {
    error: ({ input }) => slipIn(String(input), language),
  });

/** Text that we write; what readers type into the search field may have slips. */
export const shownText = { 'zh-CN': withoutSlips('zh-CN'), en: withoutSlips('en') };

/** @returns whether a Chinese text has Han characters, quotes a value or is the same name as in English. */
function isChinese({ 'zh-CN': chinese, en }: Record<Language, string>): boolean {
  const letters = (text: string) => text.replace(/\]\([^)]*\)|[^\p{L}]/gu, '');
  // The second word of a name is in upper case.
  const isName = letters(chinese) === letters(en) && !/^\W*\w+ [a-z]/.test(en);
  return /\p{Script=Han}|\{\{/u.test(chinese) || isName;
}

/** A text in each language of the site. */
export const localized = z.strictObject(shownText).refine(isChinese, {
  error: 'expected Chinese words, or the same name as in English',
  path: ['zh-CN'],
});

/** A name, or one in each language. */
export const name = z.union([seenText, localized]);

/** @returns the schema of a non-empty list. */
export const listOf = <T extends z.ZodType>(entry: T) => z.array(entry).min(1);

/** @returns the schema of a page's address in one of the folders, optionally with a heading. */
const addressBelow = (...folders: string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^/(${folders.join('|')})/[a-z0-9-]+/(#[a-z0-9-]+)?$`),
      'expected the address of a page without its language, /guides/<slug>/#<heading-id>',
    );

/** The page with more about a fact. */
export const placeAddress = addressBelow('guides', 'about', 'troubleshooting');

export const guideAddress = addressBelow('guides', 'about');

/** An external URL. */
export const address = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .regex(/^[^\s…]*$/, 'is cut off, or has a space: copy the whole address')
  .regex(
    /^(?!(?!.*archive).+https?:).*[^.,;:)\]”’。，）]$/,
    'is two addresses, or ends in a sign too many: copy the address again',
  );

/** The address of a page of OpenAI, Apple or Google, written by the company itself. */
export const official =
  /^(https?:\/\/)?(?!community\.|discussions|www\.google\.com\/url)([\w-]+\.)*(openai|chatgpt|apple|google)\.com(\/|$)/;

/** `npm run format` makes the commas of a Chinese list in brackets full-width, which makes it one word. */
export const wordListOf = (word: z.ZodString) =>
  listOf(word.regex(/^[^，、]*$/, 'has a full-width comma: write each word on a line, after "- "'));

function isRealDate(text: string): boolean {
  return /^(19|2\d)\d\d(-\d\d){0,2}$/.test(text) && !!new Date(text).toJSON()?.startsWith(text);
}
