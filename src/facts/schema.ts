import { z } from 'astro/zod';
import { traditionalIn } from '../check/simplified.ts';
import { inEach, type Language } from '../site.ts';
import {
  address,
  inOrder,
  listOf,
  localized,
  localizedMarkdown,
  official,
  pastDate,
  pastPartialDate,
  placeAddress,
  seenText,
  textFor,
  wordListOf,
} from './fields.ts';

/** Keys of the sources. */
const sources = listOf(z.string());

export const status = z.enum(['works', 'unclear', 'closed']);

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

/** A page or document that facts cite. */
const source = z
  .strictObject({
    title: z.union([seenText, localized]),
    publisher: z.union([seenText.regex(/^\P{Script=Han}*$/u, { abort: true }), localized]),
    kind: z.enum(['official', 'official-copy', 'vendor', 'press', 'third-party', 'article']),
    language: z.enum(['zh-CN', 'zh-TW', 'en', 'it', 'ja', 'pt']),
    url: address.optional(),
    unlinked: z.enum(['seller', 'copy', 'harmful', 'unknown']).optional(),
    published: z.union(
      [z.literal('undated'), pastPartialDate],
      'expected undated, or a real date: YYYY, YYYY-MM or YYYY-MM-DD',
    ),
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
      const owner = official.exec(url)?.[3]?.replace('chatgpt', 'openai');
      const named = JSON.stringify(publisher).toLowerCase();
      if (kind === 'official-copy') return true;
      if (owner) return kind === 'official' && named.includes(owner);
      return kind !== 'official' && !/^"(openai|apple|google)"$/.test(named);
    },
    {
      error:
        'expected official, or official-copy, for a page of OpenAI, Apple or Google, with its owner as the publisher, and official for no other: correct kind, publisher or url',
      path: ['kind'],
    },
  )
  .superRefine(inOrder('published', 'edition', 'retrieved'))
  .transform((entry) => ({
    ...entry,
    /** What marks, lists of sources and feeds show: the kind, except that sellers are always sellers. */
    evidence: entry.unlinked === 'seller' ? ('seller' as const) : entry.kind,
  }));

/** A message, verbatim; `code` marks one that a program receives. */
const message = z
  .strictObject({
    language: z.enum(['en', 'zh-CN', 'zh-TW', 'code']),
    text: seenText.refine(
      (text) => !/\n|^["“].*["”]$|^[^“]*”|&#?\w+;/.test(text),
      'begins and ends with a quote, or has a line break or an HTML code: correct it',
    ),
    sources,
  })
  .refine(
    ({ language, text }) =>
      language.startsWith('zh') === /\p{Script=Han}/u.test(text) &&
      !(language.startsWith('zh') && (language === 'zh-TW') !== !!traditionalIn(text)) &&
      !(language === 'code' && /^[A-Z][a-z]+ [a-z]+ [a-z]+/.test(text)),
    { error: 'is not the language of the text: correct one of them', path: ['language'] },
  );

/** Search would find a single character in too many places. */
const aliasesFor = (language: Language) =>
  listOf(
    textFor[language]
      .min(2, 'expected at least two characters')
      .regex(/^(?!.*\p{Script=Han}, )/u, 'has a comma: put each into quotes of its own'),
  );

/** The schema of the entries of each file in `content/facts/`, by file name without extension. */
export const schemas = {
  sources: source,

  /** A fact that changes now and then or recurs on many pages. */
  values: z.strictObject({
    kind: z.enum(['path', 'price', 'fee', 'deadline', 'amount', 'policy', 'history']),
    text: localizedMarkdown,
    sources,
    checked: pastDate,
  }),

  /** One or more drawn screens in a row. */
  screens: z.strictObject({
    caption: localized,
    frames: listOf(
      z.strictObject({
        bar: localized,
        rows: listOf(
          z.strictObject({
            text: localized,
            tap: z.boolean().default(false),
            control: z.enum(['button', 'on']).optional(),
          }),
        ),
      }),
    ),
    sources,
    checked: pastDate,
  }),

  services: z
    .strictObject({
      name: localized,
      what: localized,
      status,
      since: pastPartialDate,
      exact: z.boolean(),
      note: localized,
      sources,
      page: placeAddress,
      recorded: pastDate,
      /** The day of the last check, if later than `recorded`. */
      checked: pastDate.optional(),
    })
    .superRefine(inOrder('since', 'recorded', 'checked')),

  events: z
    .strictObject({
      date: pastPartialDate,
      exact: z.boolean().default(true),
      kind: z.enum(['price', 'product', 'service', 'policy', 'report']),
      text: localized.refine(
        ({ en }) => !en.includes('{{'),
        'an event is past: write the value of that time',
      ),
      sources,
      page: placeAddress,
      recorded: pastDate,
    })
    .superRefine(inOrder('date', 'recorded')),

  routes: z.strictObject({
    name: localized,
    guide: placeAddress,
    status,
    checked: pastDate,
    who: localized,
    needs: localized,
    cost: localized,
    risk: localized,
    /** Whether the home page lists it. */
    home: z.boolean().default(true),
    services: z.array(z.string()).default([]),
    sources,
  }),

  problems: z.strictObject({
    group: z.enum(groups),
    guide: placeAddress,
    /** Who can help if the steps do not. */
    ask: z.enum(['openai', 'openai-signed-out', 'apple', 'google', 'seller']).default('openai'),
    messages: z.array(message),
    aliases: z.strictObject(inEach(aliasesFor)),
    related: listOf(z.string()),
  }),

  glossary: z.strictObject({
    term: localized,
    meaning: localized,
    avoid: z.strictObject(inEach((language) => wordListOf(textFor[language]))),
  }),
};

export type Entry<Name extends keyof typeof schemas> = z.infer<(typeof schemas)[Name]>;

export type Service = Entry<'services'>;
export type EventEntry = Entry<'events'>;
export type Problem = Entry<'problems'>;
export type Value = Entry<'values'>;
export type Status = z.infer<typeof status>;
