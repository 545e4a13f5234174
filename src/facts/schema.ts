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

/** Text in each language of the site. English is added together with the English pages. */
const localized = z.strictObject({ 'zh-CN': z.string().min(1) });

const sourceIds = z.array(z.string()).min(1);

export const status = z.enum(['works', 'unclear', 'closed']);

export const sourceSchema = z
  .strictObject({
    title: z.string().min(1),
    publisher: z.string().min(1),
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
});

export const routeSchema = z.strictObject({
  name: localized,
  guide: z.string().regex(/^\/guides\/[a-z0-9-]+\/(#[a-z0-9-]+)?$/, 'expected /guides/<slug>/'),
  status,
  checked: fullDate,
  who: localized,
  needs: localized,
  cost: localized,
  risk: localized,
  services: z.array(z.string()).default([]),
  sources: sourceIds,
});

export type Source = z.infer<typeof sourceSchema>;
export type Service = z.infer<typeof serviceSchema>;
export type Route = z.infer<typeof routeSchema>;
export type Status = z.infer<typeof status>;

function isRealDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(`${year}-${month}-${day}`);
}
