import { z } from 'astro/zod';
import { inEach, type Language } from '../site.ts';
import { traditionalIn } from '../check/simplified.ts';
import { lostInTranslation, type Texts } from './translation.ts';

/**
 * Today in the time zone furthest ahead, because authors may be hours ahead of the build machine. For
 * validation only, never for a page.
 */
export const today = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

/** @returns the schema of a date that is real, not in the future and not earlier than a day. */
const dateSince = (first: string, pattern: RegExp, form: string) =>
  // YAML parses a year without quotes, or a date without hyphens, as a number.
  z
    .preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string())
    .refine((text) => pattern.test(text) && !!new Date(text).toJSON()?.startsWith(text), {
      error: `expected a real date${form}`,
      abort: true,
    })
    .refine((text) => text <= today, `is in the future (today is ${today}): expected a past date`)
    .refine((text) => text >= first, `is earlier than ${first}: correct the year`);

/** A date since OpenAI was founded, which may leave out the day or the month: `2026`, `2026-11`, `2026-11-20`. */
export const pastPartialDate = dateSince(
  '2015',
  /^\d{4}(-\d\d){0,2}$/,
  ': YYYY, YYYY-MM or YYYY-MM-DD',
);

/** The day of an editorial action; this site is newer than ChatGPT. */
export const pastDate = dateSince('2022-11-30', /^\d{4}-\d\d-\d\d$/, ' with its day: YYYY-MM-DD');

/** @returns a check that the dates of an entry, as far as it has them, follow each other. */
export const inOrder =
  <Key extends string>(...keys: Key[]) =>
  (entry: Partial<Record<Key, string>>, { addIssue }: z.core.$RefinementCtx) => {
    const dated = keys.filter((key) => /^\d/.test(entry[key] ?? ''));
    for (const [index, key] of dated.entries()) {
      const before = dated[index - 1] ?? key;
      const message = `is earlier than ${before}: correct one of them`;
      if (entry[key]! < entry[before]!) addIssue({ code: 'custom', message, path: [key] });
    }
  };

/** Text that readers see, without spaces around it. */
export const seenText = z.string().trim().min(1, { error: 'expected words', abort: true });

/** Text that readers see, by language. Chinese may have names in Latin letters; English has no Chinese. */
export const textFor: Record<Language, z.ZodString> = {
  'zh-CN': seenText,
  en: seenText.regex(/^[^\p{Script=Han}，。、；：！？（）]*$/u, {
    error: 'has Chinese in it: write it in English',
    abort: true,
  }),
};

/** Text that we write; what readers type into the search field may be Traditional. */
const ownText = inEach((language) =>
  textFor[language].refine((text) => !traditionalIn(text), {
    error: ({ input }) => traditionalIn(String(input)),
  }),
);

/** Text that appears as it is, apart from `{{…}}`. */
export const shownText = inEach((language) =>
  ownText[language]
    .refine((text) => {
      const words = text.replace(/\{\{[^{}｛｝\s]*\}\}/g, '');
      return !/\*\*|`|\]\(|<\/?\w|&#?\w+;|[{}｛｝]/.test(words);
    }, 'is plain text: remove the Markdown or HTML; a value is {{id}}, without spaces')
    .regex(/^(?!“[^“”]*”$)/, 'stands in “ ”: remove them, or write " at both ends'),
);

/** What a text and its translation have alike: quoted values, links, and the steps of a path. */
const signs = /\{\{.*?\}\}|\]\(.*?\)|›/g;

/** @returns the error message for the Chinese text of a pair, or undefined. */
function differenceIn(texts: Texts): string | undefined {
  const { 'zh-CN': chinese, en } = texts;
  const letters = (text: string) => text.replace(/\P{L}/gu, '');
  const isName = letters(chinese) === letters(en) && !/^\W*\w+ [a-z]/.test(en);
  if (!isName && !/\p{Script=Han}|\{\{/u.test(chinese))
    return 'expected Chinese words, or the same name as in English';
  const signsIn = (text: string) => text.match(signs)?.sort().join();
  if (signsIn(chinese) !== signsIn(en))
    return 'has other {{values}}, links or steps (›) than the English text: correct one of them';
  const labels = [...en.matchAll(/\*\*([a-z][^*$\d]*)\*\*/gi)];
  const [label] = labels.find(([, words]) => !chinese.includes(words!)) ?? [];
  if (label) return `lacks ${label}, which is in the English text: correct one of them`;
  return lostInTranslation(texts);
}

const pairOf = (schemas: Record<Language, z.ZodString>) =>
  z.strictObject(schemas).superRefine((texts, { issues, addIssue }) => {
    const message = issues.length === 0 && differenceIn(texts);
    if (message) addIssue({ code: 'custom', message, path: ['zh-CN'] });
  });

/** A text in each language of the site. */
export const localized = pairOf(shownText);

/** The same with bold and links. */
export const localizedMarkdown = pairOf(
  inEach((language) =>
    ownText[language].refine(
      (text) => !/[*[\]{}]/.test(text.replace(/\*\*[^*]*\*\*|\[[^\]]*\]\([^()]*\)/g, '')),
      'has * [ ] { or } outside of **bold** and [words](https://help.openai.com/page); a value cannot quote another',
    ),
  ),
);

/** @returns the schema of a non-empty list. */
export const listOf = <T extends z.ZodType>(entry: T) => z.array(entry).min(1);

/** The address of a page of this site, optionally with a heading. */
export const placeAddress = z
  .string()
  .regex(
    /^\/(?!en\/)([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/,
    'expected an address without its language, such as /a/page/ or /a/page/#heading',
  );

/** An external URL. */
export const address = z.url({
  protocol: /^https?$/,
  hostname: z.regexes.domain,
  error: 'expected an address such as https://example.org/page',
});

/** The address of a page of OpenAI, Apple or Google, written by the company itself. */
export const official =
  /^(https?:\/\/)?(?!community\.|discussions|forum\.|(?:sites|docs|drive|groups)\.google|support\.google\.com\/.*\/thread\/|www\.google\.com\/url)([\w-]+\.)*(openai|chatgpt|apple|google)\.com(\/|$)/;

/** `npm run format` makes the commas of a Chinese list in brackets full-width, which makes it one word. */
export const wordListOf = (word: z.ZodString) =>
  listOf(word.regex(/^[^，、]*$/, 'has a full-width comma: write each word on a line, after "- "'));
