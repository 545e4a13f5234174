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
 * The latest date that it is anywhere now, by the clock of the machine that builds: authors may be hours ahead of
 * it. It decides only what is refused, never what a page says. A clock before the day of this line is wrong.
 */
export const today = [
  '2026-11-28',
  new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10),
].sort()[1]!;

const past = (text: string) => text <= today || text === 'undated';
const notPast = `lies ahead of today, ${today}: expected a day that has come`;

/** A day on which something was done for this site, which began after ChatGPT. */
export const pastDate = fullDate
  .refine(past, notPast)
  .refine((day) => day >= '2022-11-30', 'lies before ChatGPT: correct the year');

/** Text in each language of the site. */
const localized = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

/** A name that is the same in each language, or one in each. */
const name = z.union([z.string().min(1), localized]);

const sourceIds = z.array(z.string()).min(1);

/** @returns the address of a page in one of some folders, and perhaps of a heading on it. */
const addressBelow = (...folders: string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^/(${folders.join('|')})/[a-z0-9-]+/(#[a-z0-9-]+)?$`),
      'expected the address of a page, /guides/<slug>/#<heading-id>',
    );

/** Where on the site more is said. */
const placeAddress = addressBelow('guides', 'about', 'troubleshooting');

const guideAddress = addressBelow('guides', 'about');

export const status = z.enum(['works', 'unclear', 'closed']);

export const sourceSchema = z
  .strictObject({
    title: name,
    publisher: name,
    kind: z.enum(['official', 'official-copy', 'vendor', 'press', 'third-party', 'article']),
    language: z.enum(['zh-CN', 'zh-TW', 'en', 'it', 'ja', 'pt']),
    url: z.url({ protocol: /^https?$/ }).optional(),
    unlinked: z.enum(['seller', 'copy', 'harmful', 'unknown']).optional(),
    published: z.union([z.literal('undated'), partialDate]).refine(past, notPast),
    /** Of a page that shows no date: when the text that we read was the current one. */
    edition: partialDate.refine(past, notPast).optional(),
    retrieved: pastDate,
    /** Where a copy is kept for the day on which the address is dead. */
    archived: z.url({ protocol: /^https?$/ }).optional(),
  })
  .refine(
    ({ url, unlinked }) => (url === undefined) !== (unlinked === undefined),
    'expected either url or unlinked (the reason why there is no link)',
  )
  .refine(
    ({ published, retrieved }) =>
      published === 'undated' || published <= retrieved.slice(0, published.length),
    { error: 'lies after retrieved: correct one of the two', path: ['published'] },
  );

export const serviceSchema = z.strictObject({
  name: localized,
  what: localized,
  status,
  since: partialDate,
  exact: z.boolean(),
  note: localized,
  sources: sourceIds,
  page: placeAddress,
  recorded: pastDate,
  /** When somebody last looked whether it still is so, if after it was recorded. */
  checked: pastDate.optional(),
});

export const eventKinds = ['price', 'product', 'service', 'policy', 'report'] as const;

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

/** The sections of the troubleshooting index, named for what the reader sees. */
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

/** What a screen says, to the letter; `code` is what a program gets. */
const message = z.strictObject({
  language: z.enum(['en', 'zh-CN', 'zh-TW', 'code']),
  text: z.string().min(1),
  sources: sourceIds,
});

export const problemSchema = z.strictObject({
  group: z.enum(groups),
  platforms: z.array(z.enum(platforms)).min(1),
  guide: guideAddress,
  messages: z.array(message),
  aliases: z.strictObject({
    'zh-CN': z.array(z.string().min(1)),
    en: z.array(z.string().min(1)),
  }),
  related: z.array(z.string()).min(1),
});

/** What changes now and then and many pages quote. */
export const valueSchema = z.strictObject({
  kind: z.enum(['path', 'price', 'fee', 'deadline', 'amount', 'policy', 'history']),
  text: localized,
  sources: sourceIds,
  checked: pastDate,
  /** For how many days it may stand unchecked, if not for those of its kind. */
  fresh_for: z.number().int().min(31).optional(),
  /** What it was until a day, the oldest first. Each change is news, which stands on the timeline and leads to a page. */
  was: z
    .array(
      z.strictObject({ text: localized, until: pastDate, name: localized, page: placeAddress }),
    )
    .default([]),
});

/** A drawn screen, or several in a row. */
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

/** What passes from hand to hand on a way to pay, and what can go wrong there. */
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

const words = z.array(z.string().min(1)).min(1);

export const termSchema = z.strictObject({
  term: localized,
  meaning: localized,
  avoid: z.strictObject({ 'zh-CN': words, en: words }),
});

/** An answer that ends the questions: at a way to pay, or, where none can be named, at what is said instead. */
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

/** What a reader meets or does about a charge. */
const billingStep = z.strictObject({
  text: localized,
  to: z.union([z.url({ protocol: /^https$/ }), guideAddress]).optional(),
  sources: z.array(z.string()).default([]),
});

export const billingSchema = z.strictObject({
  place: localized,
  biller: z.string().min(1),
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
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(`${year}-${month}-${day}`);
}
