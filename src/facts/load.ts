import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  eventSchema,
  problemSchema,
  routeSchema,
  serviceSchema,
  sourceSchema,
  termSchema,
} from './schema.ts';
import { parseEntries } from './yaml.ts';
import type { EventEntry, Problem, Route, Service, Source, Term } from './schema.ts';

/** Everything in `content/facts/`, each map keyed by id. */
export interface Facts {
  sources: Map<string, Source>;
  services: Map<string, Service>;
  events: Map<string, EventEntry>;
  routes: Map<string, Route>;
  problems: Map<string, Problem>;
  glossary: Map<string, Term>;
}

/** The texts of the YAML files, by file name without its ending. */
export type FactsTexts = Record<keyof Facts, string>;

const folder = path.join('content', 'facts');

/** @returns the path of a facts file, relative to the project's root. */
export function factsPath(name: keyof Facts): string {
  return path.join(folder, `${name}.yaml`);
}

/**
 * Reads and checks the facts files.
 * @param texts what is in the files
 * @returns the facts
 * @throws Error naming each wrong place as `file: key: what was expected`
 */
export function parseFacts(texts: FactsTexts): Facts {
  const facts: Facts = {
    sources: parseEntries(factsPath('sources'), texts.sources, sourceSchema),
    services: parseEntries(factsPath('services'), texts.services, serviceSchema),
    events: parseEntries(factsPath('events'), texts.events, eventSchema),
    routes: parseEntries(factsPath('routes'), texts.routes, routeSchema),
    problems: parseEntries(factsPath('problems'), texts.problems, problemSchema),
    glossary: parseEntries(factsPath('glossary'), texts.glossary, termSchema),
  };
  const wrong = [
    ...unknownIds('services', 'sources', facts),
    ...unknownIds('events', 'sources', facts),
    ...unknownIds('routes', 'sources', facts),
    ...unknownIds('routes', 'services', facts),
    ...unknownIds('problems', 'sources', facts),
    ...unknownIds('problems', 'routes', facts),
    ...unknownIds('problems', 'problems', facts, 'related'),
    ...[...facts.problems].flatMap(([id, { messages }]) =>
      messages.flatMap((message, index) =>
        missing(message.sources, 'problems', `${id}.messages.${index}.sources`, 'sources', facts),
      ),
    ),
  ];
  // Both stand on the timeline, each at the address that its id gives it.
  for (const id of facts.events.keys()) {
    if (facts.services.has(id)) {
      wrong.push(`${factsPath('events')}: ${id}: is an id in ${factsPath('services')} already`);
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return facts;
}

let cached: { facts: Facts; stamp: string } | undefined;

/**
 * The facts of this project, read again only after a file has changed.
 * @throws Error as {@link parseFacts}, or when a file is missing
 */
export function readFacts(): Facts {
  const names = ['sources', 'services', 'events', 'routes', 'problems', 'glossary'] as const;
  const stamp = names.map((name) => statSync(factsPath(name)).mtimeMs).join();
  if (cached?.stamp !== stamp) {
    const texts = names.map((name) => [name, readFileSync(factsPath(name), 'utf8')]);
    cached = { facts: parseFacts(Object.fromEntries(texts) as FactsTexts), stamp };
  }
  return cached.facts;
}

/** @returns a sentence for each id in the entries' list `key` that is not an entry of `to`. */
function unknownIds(from: keyof Facts, to: keyof Facts, facts: Facts, key: string = to): string[] {
  return [...facts[from]].flatMap(([id, entry]) =>
    missing(
      (entry as unknown as Record<string, string[]>)[key] ?? [],
      from,
      `${id}.${key}`,
      to,
      facts,
    ),
  );
}

function missing(
  listed: string[],
  from: keyof Facts,
  key: string,
  to: keyof Facts,
  facts: Facts,
): string[] {
  return listed
    .filter((id) => !facts[to].has(id))
    .map((id) => `${factsPath(from)}: ${key}: "${id}" is not an id in ${factsPath(to)}`);
}
