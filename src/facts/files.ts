import { schemas, type Entry } from './schema.ts';

/** All of `content/facts/`, each map keyed by id. */
export type Facts = { [Name in keyof typeof schemas]: Map<string, Entry<Name>> };

/** The files of `content/facts/`. */
export const factsNames = Object.keys(schemas) as (keyof Facts)[];

/** What external addresses answered: see tools/upkeep.ts. */
export const linksFile = 'content/facts/links.json';

/** @returns the path of a facts file, relative to the project root. */
export function factsPath(name: keyof Facts): string {
  return `content/facts/${name}.yaml`;
}

type Parent = Record<string, unknown>;

/** A text in the facts: its file, the path to it in the file, and the mapping or list that it is in. */
export type FactText = [name: keyof Facts, key: PropertyKey[], text: string, parent: Parent];

/** @returns every text in the facts. */
export function textsOf(facts: Facts): FactText[] {
  return factsNames.flatMap((name) => textsIn(name, Object.fromEntries(facts[name]) as Parent, []));
}

function textsIn(name: keyof Facts, parent: Parent, path: PropertyKey[]): FactText[] {
  return Object.entries(Object(parent) as Parent).flatMap(([part, value]) => {
    const key = [...path, Array.isArray(parent) ? Number(part) : part];
    return typeof value === 'string'
      ? [[name, key, value, parent]]
      : textsIn(name, value as Parent, key);
  });
}
