import { z } from 'astro/zod';
import { ContentError } from './check/error.ts';
import { readText } from './check/text.ts';
import { shownText } from './facts/fields.ts';
import { placeholdersIn } from './facts/localize.ts';
import { checkYaml } from './facts/yaml.ts';
import { localeOfFile, type Language } from './site.ts';

/** The Chinese file defines the keys, also for TypeScript. */
type UiText = typeof import('../content/i18n/zh-CN.json');

export type UiTextKey = keyof UiText;

/** @returns the file of a language's interface text. */
export function uiTextFile(language: Language): string {
  return `content/i18n/${language}.json`;
}

/**
 * Reads and checks the interface text of each language.
 * @throws ContentError naming each wrong place
 */
export function readUiText(textOf: (file: string) => string): Record<Language, UiText> {
  const chinese = readLanguage('zh-CN', textOf);
  return { 'zh-CN': chinese, en: readLanguage('en', textOf, chinese) };
}

/** @param like the text of the other language, whose keys and placeholders must match */
function readLanguage(language: Language, textOf: (file: string) => string, like?: UiText): UiText {
  const file = uiTextFile(language);
  const text = textOf(file);
  const placeholders = (text: string) => placeholdersIn(text).sort().join();
  const schemaOf = (key: string) =>
    like
      ? shownText[language].refine(
          (text) => placeholders(text) === placeholders(like[key as UiTextKey]),
          'expected the same {{…}} as in Chinese',
        )
      : shownText[language].regex(/\p{Script=Han}|\{\{|^[A-Z]+$/u, 'expected Chinese words');
  let data: object;
  try {
    data = JSON.parse(text) as object;
  } catch (error) {
    const message = (error as Error).message.replace(/\s+/g, ' ');
    // Some messages quote the text instead of giving its place.
    const line = /line (\d+)/.exec(message)?.[1];
    throw new ContentError(
      `${file}${line ? `:${line}` : ''}: is not valid JSON: write "key": "text", with a comma after all but the last, and “ ” within a text (${message})`,
    );
  }
  const schema = Object.fromEntries(Object.keys(like ?? data).map((key) => [key, schemaOf(key)]));
  // JSON is YAML, and our YAML reader reports lines and duplicate keys.
  return checkYaml(file, text, z.strictObject(schema)) as UiText;
}

/** The interface text of each language, for code without `Astro.locals.t()`. */
export const uiText = readUiText(readText);

/** @returns an interface text in the language of the page at a path. */
export function uiTextOn(page: string, key: UiTextKey): string {
  return uiText[localeOfFile(page)][key];
}

/** A text that only scripts use, after the first paint. */
export type LateTextKey = Extract<
  UiTextKey,
  `late.${string}` | `search.${'count' | 'weak' | 'none'}`
>;

/**
 * Text that only scripts use; the configuration puts it into client/late-text.ts. In a script, any word
 * counts as a used class: “screen”, for example, would add the styles of drawn screens to every page.
 */
export const lateText = Object.fromEntries(
  Object.entries(uiText).map(([lang, all]) => [
    lang,
    Object.fromEntries(
      Object.entries(all).filter(([key]) => /^late\.|^search\.(count|weak|none)$/.test(key)),
    ),
  ]),
);
