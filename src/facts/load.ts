import { statSync } from 'node:fs';
import { z } from 'astro/zod';
import { ContentError } from '../check/error.ts';
import { readText } from '../check/text.ts';
import { factsNames, factsPath, textsOf, type Facts, type Mistake } from './files.ts';
import { localize, placeholdersIn, plainText } from './localize.ts';
import { mistakesIn } from './mistakes.ts';
import { schemas } from './schema.ts';
import { checkYaml, idKey, parseYaml } from './yaml.ts';

/**
 * Parses and checks the facts files.
 * @param textOf returns the contents of a file
 * @returns the facts
 * @throws ContentError naming each wrong place as `file:line: key: what was expected`
 */
export function parseFacts(textOf: (file: string) => string): Facts {
  const wrong: string[] = [];
  const read = (name: keyof Facts) => {
    try {
      const file = factsPath(name);
      const entries = z.record(idKey, schemas[name]);
      return new Map(Object.entries(checkYaml(file, textOf(file), entries)));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      wrong.push(error.message);
      return undefined;
    }
  };
  const facts = Object.fromEntries(
    factsNames.map((name) => [name, read(name)]),
  ) as unknown as Facts;
  if (wrong.length > 0) throw new ContentError(...wrong);
  const mistakes = [...quoteValues(facts), ...mistakesIn(facts)];
  if (mistakes.length > 0) throw new ContentError(...placed(mistakes, textOf));
  return facts;
}

/** @returns the messages of mistakes, with file and line. */
export function placed(mistakes: Mistake[], textOf: (file: string) => string): string[] {
  const files = new Map(
    [...new Set(mistakes.map(([name]) => name))].map((name) => [
      name,
      parseYaml(factsPath(name), textOf(factsPath(name))),
    ]),
  );
  return mistakes.map(([name, key, message]) => `${files.get(name)!.at(key)}: ${message}`);
}

let cached: { facts: Facts; stamp: string } | undefined;

/**
 * Reads the facts of this project: once for a build, otherwise again whenever a file has changed.
 * @throws Error as {@link parseFacts}, or if a file is missing
 */
export function readFacts(): Facts {
  if (cached && process.env.NODE_ENV === 'production') return cached.facts;
  const stamp = factsNames.map((name) => statSync(factsPath(name)).mtimeMs).join();
  if (cached?.stamp !== stamp) {
    cached = { facts: parseFacts(readText), stamp };
  }
  return cached.facts;
}

/**
 * Replaces `{{id}}` in all other facts with the text of that value in the same language.
 * @returns a mistake for each unknown id
 */
function quoteValues(facts: Facts): Mistake[] {
  const wrong: Mistake[] = [];
  for (const [name, key, text, parent] of textsOf(facts)) {
    const [quoted, inEnglish] = [text, String(parent['en'])].map((words) =>
      placeholdersIn(words).sort().join(),
    );
    if (name !== 'values' && key.at(-1) === 'zh-CN' && quoted !== inEnglish)
      wrong.push([name, key, 'quotes another value than the English text: correct one of them']);
    if (name === 'values' || !text.includes('{{')) continue;
    if (name === 'events')
      wrong.push([name, key, 'an event is past: write the value of that time']);
    const language = key.includes('en') ? 'en' : 'zh-CN';
    parent[String(key.at(-1))] = text.replace(/\{\{([^}]*)\}\}/g, (_, id: string) => {
      const value = facts.values.get(id);
      if (!value)
        wrong.push([name, key, `"${id}" is not a value: write a key of ${factsPath('values')}`]);
      return value ? plainText(localize(value.text, language)) : '';
    });
  }
  return wrong;
}
