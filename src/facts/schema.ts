import { z } from 'astro/zod';

/** A calendar date that may leave out the day or the month: `2026`, `2026-11`, `2026-11-20`. */
const partialDate = z
  .union([z.string(), z.number().transform(String)])
  .refine((text) => isRealDate(text), {
    error: 'expected a real date: YYYY, YYYY-MM or YYYY-MM-DD',
    abort: true,
  });

const fullDate = z.string().refine((text) => text.length === 10 && isRealDate(text), {
  error: 'expected a real date with its day: YYYY-MM-DD',
  abort: true,
});

/**
 * Today in the time zone furthest ahead, by the clock of the build machine: authors may be hours ahead of it. It is
 * used for validation only, never in a page. A clock that is set before the first date here is wrong.
 */
export const today = [
  '2026-11-28',
  new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10),
].sort()[1]!;

const past = (text: string) => text <= today || text === 'undated';
const notPast = `is in the future (today is ${today}): expected a past date`;

/** The day of an editorial action; this site is newer than ChatGPT. */
export const pastDate = fullDate
  .refine(past, notPast)
  .refine((day) => day >= '2022-11-30', 'is earlier than ChatGPT: correct the year');

/** A text that a reader sees. */
export const seenText = z.string().regex(/\S/, { error: 'expected words', abort: true });

/** A text in each language of the site. */
const localized = z.strictObject({ 'zh-CN': seenText, en: seenText });

/** A name, or one in each language. */
const name = z.union([seenText, localized]);

const sourceIds = z.array(z.string()).min(1);

/** @returns the schema of the address of a page, optionally with a heading, in one of some folders. */
const addressBelow = (...folders: string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^/(${folders.join('|')})/[a-z0-9-]+/(#[a-z0-9-]+)?$`),
      'expected the address of a page, /guides/<slug>/#<heading-id>',
    );

/** The page with more about a fact. */
const placeAddress = addressBelow('guides', 'about', 'troubleshooting');

const guideAddress = addressBelow('guides', 'about');

export const status = z.enum(['works', 'unclear', 'closed']);

/** The address of a page on the web. */
const address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });

export const sourceSchema = z
  .strictObject({
    title: name,
    publisher: name,
    kind: z.enum(['official', 'official-copy', 'vendor', 'press', 'third-party', 'article']),
    language: z.enum(['zh-CN', 'zh-TW', 'en', 'it', 'ja', 'pt']),
    url: address.optional(),
    unlinked: z.enum(['seller', 'copy', 'harmful', 'unknown']).optional(),
    published: z.union([z.literal('undated'), partialDate]).refine(past, notPast),
    /** For a page without a date: the month in which the text that we read was current. */
    edition: partialDate.refine(past, notPast).optional(),
    retrieved: pastDate,
    /** An archived copy, for when the address is dead. */
    archived: address.optional(),
  })
  .refine(
    ({ url, unlinked }) => (url === undefined) !== (unlinked === undefined),
    'expected either url or unlinked (the reason why there is no link)',
  )
  .refine(
    ({ published, retrieved }) =>
      published === 'undated' || published <= retrieved.slice(0, published.length),
    { error: 'is later than retrieved: correct one of them', path: ['published'] },
  );

export const serviceSchema = z.strictObject({
  name: localized,
  what: localized,
  status,
  since: partialDate.refine(past, notPast),
  exact: z.boolean(),
  note: localized,
  sources: sourceIds,
  page: placeAddress,
  recorded: pastDate,
  /** The day of the last check, if later than `recorded`. */
  checked: pastDate.optional(),
});

const eventKinds = ['price', 'product', 'service', 'policy', 'report'] as const;

export const eventSchema = z.strictObject({
  date: partialDate,
  exact: z.boolean().default(true),
  kind: z.enum(eventKinds),
  text: localized,
  sources: sourceIds,
  page: placeAddress,
  recorded: pastDate,
});

export const routeSchema = z.strictObject({
  name: localized,
  guide: guideAddress,
  status,
  checked: pastDate,
  who: localized,
  needs: localized,
  cost: localized,
  risk: localized,
  services: z.array(z.string()).default([]),
  sources: sourceIds,
});

/** The sections of the troubleshooting index. */
export const groups = [
  'card-checkout',
  'app-store',
  'google-play',
  'after-payment',
  'cancel-refund',
  'codex-business',
  'api',
  'account',
  'history',
] as const;

export const platforms = ['web', 'ios', 'android', 'api'] as const;

/** A message quoted to the letter; `code` is for what a program receives. */
const message = z.strictObject({
  language: z.enum(['en', 'zh-CN', 'zh-TW', 'code']),
  text: seenText,
  sources: sourceIds,
});

export const problemSchema = z.strictObject({
  group: z.enum(groups),
  platforms: z.array(z.enum(platforms)).min(1),
  guide: guideAddress,
  messages: z.array(message),
  aliases: z.strictObject({
    'zh-CN': z.array(seenText),
    en: z.array(seenText),
  }),
  related: z.array(z.string()).min(1),
});

/** A fact that changes now and then or recurs on many pages. */
export const valueSchema = z.strictObject({
  kind: z.enum(['path', 'price', 'fee', 'deadline', 'amount', 'policy', 'history']),
  text: localized,
  sources: sourceIds,
  checked: pastDate,
  /** Days until it is stale, if not those of its kind. */
  fresh_for: z.number().int().min(31).optional(),
  /** Earlier texts, oldest first. Each change is news: it appears on the timeline and links to a page. */
  was: z
    .array(
      z.strictObject({ text: localized, until: pastDate, name: localized, page: placeAddress }),
    )
    .default([]),
});

/** One or more drawn screens in a row. */
export const screenSchema = z.strictObject({
  caption: localized,
  frames: z
    .array(
      z.strictObject({
        bar: localized,
        rows: z
          .array(
            z.strictObject({
              text: localized,
              detail: localized.optional(),
              tap: z.boolean().default(false),
              control: z.enum(['button', 'on', 'off']).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  sources: sourceIds,
  checked: pastDate,
});

/** The path of the money for a route, with the problems at each step. */
export const flowSchema = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        from: localized,
        gives: localized,
        fails: z.array(z.string()).max(3).default([]),
      }),
    )
    .min(1),
  to: localized,
});

/** `npm run format` makes a list within brackets one word: it takes its commas for punctuation. */
export const wordList = z
  .array(
    seenText.regex(/^[^，、]*$/, 'has a full-width comma: write each word on a line, after "- "'),
  )
  .min(1);

export const termSchema = z.strictObject({
  term: localized,
  meaning: localized,
  avoid: z.strictObject({ 'zh-CN': wordList, en: wordList }),
});

/** An answer that ends the questions: at a route or, if no route fits, at another outcome. */
const answer = z
  .strictObject({
    answer: localized,
    to: guideAddress,
    route: z.string().optional(),
    instead: z
      .strictObject({ name: localized, word: localized, risk: localized, sources: sourceIds })
      .optional(),
  })
  .refine(
    ({ route, instead }) => (route === undefined) !== (instead === undefined),
    'expected either route or instead (what is said where no way can be named)',
  );

export const questionSchema = z.strictObject({
  question: localized,
  answers: z.array(answer).min(1),
  otherwise: localized.optional(),
});

/** A step about a charge. */
const billingStep = z.strictObject({
  text: localized,
  to: z.union([z.url({ protocol: /^https$/ }), guideAddress]).optional(),
  sources: z.array(z.string()).default([]),
});

export const billingSchema = z.strictObject({
  place: localized,
  biller: seenText,
  statement: billingStep.optional(),
  cancel: billingStep,
  refund: billingStep,
  cannot: billingStep,
});

export type Source = z.infer<typeof sourceSchema>;
export type Service = z.infer<typeof serviceSchema>;
export type EventEntry = z.infer<typeof eventSchema>;
export type Route = z.infer<typeof routeSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Screen = z.infer<typeof screenSchema>;
export type Value = z.infer<typeof valueSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type Term = z.infer<typeof termSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Billing = z.infer<typeof billingSchema>;
export type Message = Problem['messages'][number];
export type Status = z.infer<typeof status>;

function isRealDate(text: string): boolean {
  const match = /^(19\d{2}|2\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(`${year}-${month}-${day}`);
}
