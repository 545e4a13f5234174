import { statSync } from 'node:fs';
import { z } from 'astro/zod';
import { attempt, ContentError } from '../check/error.ts';
import { readText } from '../check/text.ts';
import { factsNames, factsPath, textsOf, type Facts } from './files.ts';
import { localize, placeholdersIn, plainText } from './localize.ts';
import { mistakesIn } from './mistakes.ts';
import { schemas } from './schema.ts';
import { checkYaml, idKey, placed, type Mistake } from './yaml.ts';

/**
 * Parses and checks the facts files.
 * @throws ContentError naming each wrong place as `file:line: key: what was expected`
 */
export function parseFacts(textOf: (file: string) => string): Facts {
  const mistakes: string[] = [];
  const entriesOf = (name: keyof Facts) => {
    const file = factsPath(name);
    const entries = z.record(idKey, schemas[name]);
    const data = attempt(mistakes, () => checkYaml(file, textOf(file), entries));
    return new Map(Object.entries(data ?? {}));
  };
  const facts = Object.fromEntries(
    factsNames.map((name) => [name, entriesOf(name)]),
  ) as unknown as Facts;
  if (mistakes.length === 0)
    mistakes.push(...placed([...quoteValues(facts), ...mistakesIn(facts)], textOf));
  if (mistakes.length > 0) throw new ContentError(...mistakes);
  return facts;
}

let cached: { facts: Facts; stamp: string } | undefined;

/** Reads the facts of this project: once for a build, otherwise again whenever a file has changed. */
export function readFacts(): Facts {
  if (cached && process.env.NODE_ENV === 'production') return cached.facts;
  const stamp = factsNames.map((name) => statSync(factsPath(name)).mtimeMs).join();
  if (cached?.stamp !== stamp) cached = { facts: parseFacts(readText), stamp };
  return cached.facts;
}

/**
 * Replaces `{{id}}` in all other facts with the text of that value in the same language.
 * @returns a mistake for each unknown id
 */
function quoteValues(facts: Facts): Mistake[] {
  const wrong: Mistake[] = [];
  for (const [name, key, text, parent] of textsOf(facts)) {
    const say = (message: string) => wrong.push([factsPath(name), message, key]);
    const [quoted, inEnglish] = [text, String(parent['en'])].map((words) =>
      placeholdersIn(words).sort().join(),
    );
    if (name !== 'values' && key.at(-1) === 'zh-CN' && quoted !== inEnglish)
      say('quotes another value than the English text: correct one of them');
    if (name === 'values' || !text.includes('{{')) continue;
    if (name === 'events') say('an event is past: write the value of that time');
    const language = key.includes('en') ? 'en' : 'zh-CN';
    parent[String(key.at(-1))] = text.replace(/\{\{([^}]*)\}\}/g, (_, id: string) => {
      const value = facts.values.get(id);
      if (!value) say(`"${id}" is not a value: write a key of ${factsPath('values')}`);
      return value ? plainText(localize(value.text, language)) : '';
    });
  }
  return wrong;
}
