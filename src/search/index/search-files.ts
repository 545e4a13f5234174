import { z } from 'astro/zod';
import { readText } from '../../check/text.ts';
import { listOf, placeAddress, seenText, textFor, wordListOf } from '../../facts/fields.ts';
import { checkYaml } from '../../facts/yaml.ts';

const address = placeAddress.regex(
  /^(?!\/troubleshooting\/[^/]+\/#(what-to-do|still-failing|how-to-tell|meaning)$)/,
  'expected, of a problem, the page or a special case (###)',
);

/** Unlike words, questions may contain commas. */
const questions = z
  .strictObject({ 'zh-CN': listOf(textFor['zh-CN']), en: listOf(textFor.en) })
  .partial();

/** The files of `content/search/`. */
const schemas = {
  /** Questions by the address that answers them, without its language. */
  questions: z.record(address, questions),
  /** Questions that no page answers. */
  outside: questions,
  /** Suggestions in the search dialog. */
  examples: z
    .strictObject({
      'zh-CN': wordListOf(seenText.regex(/\p{Script=Han}/u, 'expected Chinese words')),
      en: wordListOf(textFor.en),
    })
    .partial(),
};

type Name = keyof typeof schemas;

export const searchNames = Object.keys(schemas) as Name[];

/** @returns the path of a search file, relative to the project root */
export function searchPath(name: Name): string {
  return `content/search/${name}.yaml`;
}

/**
 * @param text the contents of the file; read from the file by default
 * @throws ContentError with each error as `file:line: key: what was expected`
 */
export function readSearchFile<N extends Name>(
  name: N,
  text = readText(searchPath(name)),
): z.infer<(typeof schemas)[N]> {
  return checkYaml(searchPath(name), text, schemas[name] as z.ZodType) as never;
}
