import { z } from 'astro/zod';
import english from '../content/i18n/en.json' with { type: 'json' };
import chinese from '../content/i18n/zh-CN.json' with { type: 'json' };
import type { Language } from './site.ts';

/**
 * The interface words of each language, for what has no `Astro.locals.t()`. They are JSON, which TypeScript
 * reads, and not YAML: so the types of both know the keys.
 */
export const words = { 'zh-CN': chinese, en: english } satisfies Record<Language, object>;

export type Word = keyof typeof chinese;

/** A word that only scripts say, after the first paint. */
export type LateWord = Extract<Word, `late.${string}`>;

/**
 * The words that only scripts say; the configuration puts them into layout/late-words.ts. Words of scripts may be names
 * of classes: one that is, such as “screen”, would put the styles of drawn screens into every page.
 */
export const lateWords = Object.fromEntries(
  Object.entries(words).map(([lang, all]) => [
    lang,
    Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('late.'))),
  ]),
);

/** The interface words beside Starlight's own. Every language has each that Chinese has. */
export const interfaceWords = z.object(
  Object.fromEntries(Object.keys(chinese).map((key) => [key, z.string().min(1)])) as Record<
    Word,
    z.ZodString
  >,
);
