import { statSync } from 'node:fs';
import { z } from 'astro/zod';
import { attempt, ContentError } from '../check/error.ts';
import { readText } from '../check/text.ts';
import type { Language } from '../site.ts';
import { factsNames, factsPath, type Facts } from './files.ts';
import { plainText } from './localize.ts';
import { schemas, type Value } from './schema.ts';
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
    return attempt(mistakes, () => checkYaml(file, textOf(file), entries));
  };
  const all = Object.fromEntries(factsNames.map((name) => [name, entriesOf(name)]));
  if (mistakes.length > 0) throw new ContentError(...mistakes);
  const values = all['values'] as Record<string, Value>;
  /** Replaces `{{id}}` with the text of that value in the same language, the key of the text. */
  const quoteValues = (language: string, part: unknown) =>
    typeof part !== 'string'
      ? part
      : part.replace(/\{\{([^}]*)\}\}/g, (quote, id: string) =>
          plainText(values[id]?.text[language as Language] ?? quote),
        );
  const quoted = JSON.parse(JSON.stringify(all), quoteValues) as Record<keyof Facts, object>;
  const maps = factsNames.map((name) => [name, new Map(Object.entries(quoted[name]))]);
  return Object.fromEntries(maps) as Facts;
}

let cached: { facts: Facts; stamp: string } | undefined;

/** Reads the facts of this project: once for a build, otherwise again whenever a file has changed. */
export function readFacts(): Facts {
  if (cached && process.env.NODE_ENV === 'production') return cached.facts;
  const stamp = factsNames.map((name) => statSync(factsPath(name)).mtimeMs).join();
  if (cached?.stamp !== stamp) cached = { facts: parseFacts(readText), stamp };
  return cached.facts;
}
