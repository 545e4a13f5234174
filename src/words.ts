import { z } from 'astro/zod';
import { ContentError } from './check/error.ts';
import { lineAt, readText } from './check/text.ts';
import { checkYaml } from './facts/yaml.ts';
import type { Language } from './site.ts';

/** The keys are those of the Chinese file, which TypeScript reads, too. */
type Words = typeof import('../content/i18n/zh-CN.json');

export type Word = keyof Words;

/** The names that the code fills in words, as `{{name}}`. */
const filled = 'ago count date facts kind name now number page section text title was'.split(' ');

const namesIn = (text = '') => [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name!).sort();

/** @returns the file of a language's interface words. */
export function wordsFile(language: Language): string {
  return `content/i18n/${language}.json`;
}

/**
 * Reads and checks the interface words of a language.
 * @param text what is in the file; the file itself by default
 * @param like the words of another language, which has the same
 * @throws ContentError naming each wrong place
 */
export function readWords(
  language: Language,
  text = readText(wordsFile(language)),
  like?: Words,
): Words {
  const file = wordsFile(language);
  let data: object;
  try {
    data = JSON.parse(text) as object;
  } catch (error) {
    const { message } = error as Error;
    // It names the position, or else what stands around it, ten characters before.
    const around = /\.\.\."([^]*)"\.\.\./.exec(message)?.[1];
    const found = around ? text.indexOf(around) + 11 : text.length;
    const place = Number(/position (\d+)/.exec(message)?.[1] ?? found);
    const line = lineAt(text, text.slice(0, place).trimEnd().length);
    throw new ContentError(
      `${file}:${line}: cannot be read here (${message.replace(/,? \.\.\.[^]*| in JSON[^]*/, '')}): each line is "key": "text", with a comma after all but the last`,
    );
  }
  const schema = Object.fromEntries(
    Object.keys(like ?? data).map((key) => [
      key,
      z
        .string()
        .min(1)
        .refine((text) => !/<\w/.test(text), 'is shown as it is written: take the tag out')
        .refine(
          (text) =>
            like
              ? namesIn(text).join() === namesIn(like[key as Word]).join()
              : namesIn(text).every((name) => filled.includes(name)),
          like
            ? 'expected the same {{…}} as in Chinese'
            : `expected of {{…}} only ${filled.join(', ')}`,
        ),
    ]),
  );
  // JSON is YAML, and the reader of YAML knows lines and sees a key that is there twice.
  return checkYaml(file, text, z.strictObject(schema)) as Words;
}

const chinese = readWords('zh-CN');

/** The interface words of each language, for what has no `Astro.locals.t()`. */
export const words: Record<Language, Words> = {
  'zh-CN': chinese,
  en: readWords('en', undefined, chinese),
};

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
