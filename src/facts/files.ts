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

/** @returns every text in the facts, or in a part of them, with the path to it. */
export function textsIn(part: unknown, path: PropertyKey[] = []): [PropertyKey[], string][] {
  if (typeof part === 'string') return [[path, part]];
  const inner = part instanceof Map ? Object.fromEntries(part) : Object(part);
  return Object.entries(inner as object).flatMap(([key, value]) =>
    textsIn(value, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}
