import { z } from 'astro/zod';
import {
  address,
  inOrder,
  localized,
  official,
  pastDate,
  pastPartialDate,
  seenText,
} from './fields.ts';

/** An entry of `content/facts/sources.yaml`. */
export const source = z
  .strictObject({
    title: z.union([seenText, localized]),
    publisher: z.union([seenText.regex(/^\P{Script=Han}*$/u, { abort: true }), localized]),
    kind: z.enum(['official', 'official-copy', 'vendor', 'press', 'third-party', 'article']),
    language: z.enum(['zh-CN', 'zh-TW', 'en', 'it', 'ja', 'pt']),
    url: address.optional(),
    unlinked: z.enum(['seller', 'copy', 'harmful', 'unknown']).optional(),
    published: z.literal('undated').or(pastPartialDate),
    /** For a page without a date: the month in which the text that we read was current. */
    edition: pastPartialDate.optional(),
    retrieved: pastDate,
    /** An archived copy, for when the address is dead. */
    archived: address.optional(),
  })
  .refine(
    ({ url, unlinked }) => (url === undefined) !== (unlinked === undefined),
    'expected either url or unlinked (the reason why there is no link)',
  )
  .refine(
    ({ title, language }) => {
      const text = typeof title === 'string' ? title : '';
      return /\p{Script=Han}/u.test(text)
        ? /^(zh|ja)/.test(language)
        : !(language.startsWith('zh') && /[a-z] [a-z]+ [a-z]/i.test(text));
    },
    { error: 'is not the language of the title: correct one of them', path: ['language'] },
  )
  .refine(
    ({ kind, url = '', publisher }) => {
      const [, , , owner = ''] = official.exec(url) ?? [];
      const named = JSON.stringify(publisher);
      return kind === 'official'
        ? named.toLowerCase().includes(owner.replace('chatgpt', 'openai'))
        : kind === 'official-copy' ||
            official.test(url) ||
            !/^"(OpenAI|Apple|Google)"$/.test(named);
    },
    { error: 'is not whose page it is: correct it, or the url or kind', path: ['publisher'] },
  )
  .refine(
    ({ kind, url = '' }) =>
      official.test(url) ? kind.startsWith('official') : kind !== 'official',
    {
      error:
        'expected official, or official-copy, for a page of OpenAI, Apple or Google, and official only for those: correct it, or the url',
      path: ['kind'],
    },
  )
  .superRefine(inOrder('published', 'edition', 'retrieved'))
  .transform((entry) => ({
    ...entry,
    /** What marks, lists of sources and feeds show: the kind, except that sellers are always sellers. */
    evidence: entry.unlinked === 'seller' ? ('seller' as const) : entry.kind,
  }));
