import { z } from 'astro/zod';
import { ContentError } from './check/error.ts';
import { lineAt, readText } from './check/text.ts';
import { shownText } from './facts/fields.ts';
import { placeholdersIn } from './facts/localize.ts';
import { lostInTranslation, lostWords } from './facts/translation.ts';
import { checkYaml } from './facts/yaml.ts';
import { localeOfFile, type Language } from './site.ts';

/** The Chinese file defines the keys, also for TypeScript. */
type UiText = typeof import('../content/i18n/zh-CN.json');

export type UiTextKey = keyof UiText;

/** The placeholders that code fills in, as `{{name}}`. */
const filled = 'ago count date facts kind name now number page section text title was'.split(' ');

/** @returns the file of a language's interface text. */
export function uiTextFile(language: Language): string {
  return `content/i18n/${language}.json`;
}

/**
 * Reads and checks the interface text of a language.
 * @param text the contents of the file; read from the file by default
 * @param like the text of another language, whose keys and placeholders must match
 * @throws ContentError naming each wrong place
 */
export function readUiText(
  language: Language,
  text = readText(uiTextFile(language)),
  like?: UiText,
): UiText {
  const file = uiTextFile(language);
  let data: object;
  try {
    data = JSON.parse(text) as object;
  } catch (error) {
    const { message } = error as Error;
    // The message gives the position, or else the text around it, starting ten characters before.
    const around = /\.\.\."([^]*)"\.\.\./.exec(message)?.[1];
    const found = around ? text.indexOf(around) + 11 : text.length;
    const place = Number(/position (\d+)/.exec(message)?.[1] ?? found);
    const line = lineAt(text, text.slice(0, place).trimEnd().length);
    throw new ContentError(
      `${file}:${line}: is not valid JSON here (${message.replace(/,? \.\.\.[^]*| in JSON[^]*/, '')}): each line is "key": "text", with a comma after all but the last`,
    );
  }
  const isShared = (all: object, text: string) =>
    Object.values(all).filter((other) => other === text).length > 1;
  const placeholders = (text: string) => placeholdersIn(text).sort().join();
  const own = shownText[language]
    .refine((text) => !/<\w|\*\*|&\w+;/.test(text), 'is plain text: remove the tag, bold or entity')
    .refine((text) => !text.includes('\\'), 'has a \\: write \\n for a new line');
  const schemaOf = (key: string) => {
    if (!like)
      return own
        .refine((text) => /\p{Script=Han}|\{\{|^[A-Z]+$/u.test(text), 'expected Chinese words')
        .refine(
          (text) => placeholdersIn(text).every((name) => filled.includes(name)),
          `expected of {{…}} only ${filled.join(', ')}`,
        );
    const chinese = like[key as UiTextKey];
    const lost = (en: string) => {
      const texts = { 'zh-CN': chinese, en };
      return lostInTranslation(texts) ?? lostWords(texts);
    };
    return own
      .refine(
        (text) => /：$/.test(chinese) === /:$/.test(text),
        'ends in a colon in one language only: correct one of them',
      )
      .refine((text) => !lost(text), {
        error: ({ input }) => `the Chinese text ${lost(String(input))}`,
      })
      .refine(
        (text) => isShared(like, chinese) === isShared(data, text),
        'is the text of another key, too, in one language only: correct one of them',
      )
      .refine(
        (text) => placeholders(text) === placeholders(chinese),
        'expected the same {{…}} as in Chinese',
      );
  };
  const schema = Object.fromEntries(Object.keys(like ?? data).map((key) => [key, schemaOf(key)]));
  // JSON is YAML, and our YAML reader reports lines and duplicate keys.
  return checkYaml(file, text, z.strictObject(schema)) as UiText;
}

const chinese = readUiText('zh-CN');

/** The interface text of each language, for code without `Astro.locals.t()`. */
export const uiText: Record<Language, UiText> = {
  'zh-CN': chinese,
  en: readUiText('en', undefined, chinese),
};

/** @returns an interface text in the language of the page at a path. */
export function uiTextOn(page: string, key: UiTextKey): string {
  return uiText[localeOfFile(page)][key];
}

/** A text that only scripts use, after the first paint. */
export type LateTextKey = Extract<UiTextKey, `late.${string}`>;

/**
 * Text that only scripts use; the configuration puts it into client/late-text.ts. In a script, any word
 * counts as a used class: “screen”, for example, would add the styles of drawn screens to every page.
 */
export const lateText = Object.fromEntries(
  Object.entries(uiText).map(([lang, all]) => [
    lang,
    Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('late.'))),
  ]),
);

/** The interface text in addition to Starlight's. Every language has all keys of the Chinese file. */
export const uiTextSchema = z.object(
  Object.fromEntries(Object.keys(chinese).map((key) => [key, z.string().min(1)])) as Record<
    UiTextKey,
    z.ZodString
  >,
);
