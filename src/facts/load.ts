import { statSync } from 'node:fs';
import { z } from 'astro/zod';
import { attempt, ContentError } from '../check/error.ts';
import { readText } from '../check/text.ts';
import { factsNames, factsPath, textsOf, type Facts } from './files.ts';
import { plainText } from './localize.ts';
import { schemas } from './schema.ts';
import { checkYaml, idKey } from './yaml.ts';

/**
 * Parses and checks the facts files, each by itself; check/places.ts checks what they refer to.
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
  if (mistakes.length > 0) throw new ContentError(...mistakes);
  quoteValues(facts);
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

/** Replaces `{{id}}` with the text of that value in the same language. */
function quoteValues(facts: Facts): void {
  for (const [, key, text, parent] of textsOf(facts)) {
    const language = key.includes('en') ? 'en' : 'zh-CN';
    parent[String(key.at(-1))] = text.replace(/\{\{([^}]*)\}\}/g, (quote, id: string) => {
      const value = facts.values.get(id);
      return value ? plainText(value.text[language]) : quote;
    });
  }
}
