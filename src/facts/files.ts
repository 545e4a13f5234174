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

/** @returns every text in a fact or a list, with the path to it. */
export function textsIn(part: unknown, path: PropertyKey[] = []): [PropertyKey[], string][] {
  if (typeof part === 'string') return [[path, part]];
  return Object.entries(Object(part) as object).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}
