import { schemas, type Entry } from './schema.ts';
import { textsWithin, type TextWithin } from './yaml.ts';

/** All of `content/facts/`, each map keyed by id. */
export type Facts = { [Name in keyof typeof schemas]: Map<string, Entry<Name>> };

/** The files of `content/facts/`. */
export const factsNames = Object.keys(schemas) as (keyof Facts)[];

/** @returns the path of a facts file, relative to the project root. */
export function factsPath(name: keyof Facts): string {
  return `content/facts/${name}.yaml`;
}

/** @returns every text in the facts, with its file. */
export function textsOf(facts: Facts): [name: keyof Facts, ...TextWithin][] {
  return factsNames.flatMap((name) =>
    [...facts[name]].flatMap(([id, entry]) =>
      textsWithin(entry, [id]).map((found): [keyof Facts, ...TextWithin] => [name, ...found]),
    ),
  );
}
