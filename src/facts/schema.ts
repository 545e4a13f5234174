import { z } from 'astro/zod';

/** A calendar date that may leave out the day or the month: `2026`, `2026-11`, `2026-11-20`. */
const partialDate = z
  .union([z.string(), z.number().transform(String)])
  .refine((text) => isRealDate(text), 'expected a real date: YYYY, YYYY-MM or YYYY-MM-DD');

const fullDate = z
  .string()
  .refine(
    (text) => text.length === 10 && isRealDate(text),
    'expected a real date with its day: YYYY-MM-DD',
  );

/** Text in each language of the site. */
const localized = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

/** A name that is the same in each language, or one in each. */
const name = z.union([z.string().min(1), localized]);

const sourceIds = z.array(z.string()).min(1);

/** Where on the site more is said. */
const placeAddress = z
  .string()
  .regex(
    /^\/(guides|about|troubleshooting)\/[a-z0-9-]+\/(#[a-z0-9-]+)?$/,
    'expected the address of a page, /guides/<slug>/#<heading-id>',
  );

const guideAddress = z
  .string()
  .regex(/^\/(guides|about)\/[a-z0-9-]+\/(#[a-z0-9-]+)?$/, 'expected /guides/<slug>/#<heading-id>');

export const status = z.enum(['works', 'unclear', 'closed']);

export const sourceSchema = z
  .strictObject({
    title: name,
    publisher: name,
    kind: z.enum(['official', 'official-copy', 'vendor', 'press', 'third-party', 'article']),
    language: z.enum(['zh-CN', 'zh-TW', 'en', 'it', 'pt']),
    url: z.url({ protocol: /^https?$/ }).optional(),
    unlinked: z.enum(['seller', 'copy', 'harmful', 'unknown']).optional(),
    published: z.union([z.literal('undated'), partialDate]),
    retrieved: fullDate,
  })
  .refine(
    ({ url, unlinked }) => (url === undefined) !== (unlinked === undefined),
    'expected either url or unlinked (the reason why there is no link)',
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
  recorded: fullDate,
});

export const eventKinds = ['price', 'product', 'service', 'policy', 'report'] as const;

export const eventSchema = z.strictObject({
  date: partialDate,
  exact: z.boolean().default(true),
  kind: z.enum(eventKinds),
  text: localized,
  sources: sourceIds,
  page: placeAddress,
  recorded: fullDate,
});

export const routeSchema = z.strictObject({
  name: localized,
  guide: guideAddress,
  status,
  checked: fullDate,
  who: localized,
  needs: localized,
  cost: localized,
  risk: localized,
  services: z.array(z.string()).default([]),
  sources: sourceIds,
});

/** Where in paying a reader is when the problem appears; the troubleshooting index is grouped by it. */
export const groups = [
  'card-checkout',
  'app-store',
  'google-play',
  'api',
  'after-payment',
  'cancel-refund',
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
  routes: z.array(z.string()),
  guide: guideAddress,
  first: localized,
  messages: z.array(message),
  aliases: z.strictObject({
    'zh-CN': z.array(z.string().min(1)),
    en: z.array(z.string().min(1)),
  }),
  related: z.array(z.string()).min(1),
  sources: sourceIds,
});

const words = z.array(z.string().min(1)).min(1);

export const termSchema = z.strictObject({
  term: localized,
  meaning: localized,
  avoid: z.strictObject({ 'zh-CN': words, en: words }),
});

export type Source = z.infer<typeof sourceSchema>;
export type Service = z.infer<typeof serviceSchema>;
export type EventEntry = z.infer<typeof eventSchema>;
export type Route = z.infer<typeof routeSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Term = z.infer<typeof termSchema>;
export type Message = Problem['messages'][number];
export type Status = z.infer<typeof status>;

function isRealDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(`${year}-${month}-${day}`);
}
