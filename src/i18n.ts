import { z } from 'astro/zod';
import { readText } from './check/text.ts';
import { shownText } from './facts/fields.ts';
import { placeholdersIn } from './facts/localize.ts';
import { checkYaml } from './facts/yaml.ts';
import { inEach, type Language } from './site.ts';

/** The Chinese file defines the keys, also for TypeScript. */
type UiText = typeof import('../content/i18n/zh-CN.json');

export type UiTextKey = keyof UiText;

/** @returns the file of a language's interface text. */
export function uiTextFile(language: Language): string {
  return `content/i18n/${language}.json`;
}

/**
 * Reads and checks the interface text of each language. JSON is YAML, and our YAML reader reports lines.
 * @throws ContentError naming each wrong place
 */
export function readUiText(textOf: (file: string) => string): Record<Language, UiText> {
  const read = (language: Language, schema: z.ZodType) =>
    checkYaml(uiTextFile(language), textOf(uiTextFile(language)), schema) as UiText;
  const words = shownText['zh-CN'].regex(/\p{Script=Han}|\{\{|^[A-Z]+$/u, 'expected Chinese words');
  const chinese = read('zh-CN', z.record(z.string(), words));
  const placeholders = (text: string) => placeholdersIn(text).sort().join();
  const like = (text: string) =>
    shownText.en.refine(
      (english) => placeholders(english) === placeholders(text),
      'expected the same {{…}} as in Chinese',
    );
  const keys = Object.entries(chinese).map(([key, text]) => [key, like(text)] as const);
  return { 'zh-CN': chinese, en: read('en', z.strictObject(Object.fromEntries(keys))) };
}

/** The interface text of each language, for code without `Astro.locals.t()`. */
export const uiText = readUiText(readText);

/** A text that only scripts use, after the first paint. */
export type LateTextKey = Extract<
  UiTextKey,
  `late.${string}` | `search.${'count' | 'weak' | 'none'}`
>;

/**
 * Text that only scripts use; the configuration puts it into client/late-text.ts. In a script, any word
 * counts as a used class: “screen”, for example, would add the styles of drawn screens to every page.
 */
export const lateText = inEach((language) =>
  Object.fromEntries(
    Object.entries(uiText[language]).filter(([key]) =>
      /^late\.|^search\.(count|weak|none)$/.test(key),
    ),
  ),
);
