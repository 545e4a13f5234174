import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  billingSchema,
  eventSchema,
  flowSchema,
  problemSchema,
  questionSchema,
  routeSchema,
  screenSchema,
  serviceSchema,
  sourceSchema,
  termSchema,
  valueSchema,
} from './schema.ts';
import { billingSteps } from './billing.ts';
import { plainText, textIn } from './text.ts';
import { parseEntries } from './yaml.ts';
import type {
  Billing,
  EventEntry,
  Flow,
  Problem,
  Question,
  Route,
  Screen,
  Service,
  Source,
  Term,
  Value,
} from './schema.ts';

/** Everything in `content/facts/`, each map keyed by id. */
export interface Facts {
  sources: Map<string, Source>;
  values: Map<string, Value>;
  screens: Map<string, Screen>;
  services: Map<string, Service>;
  events: Map<string, EventEntry>;
  routes: Map<string, Route>;
  problems: Map<string, Problem>;
  /** Keyed by the id of their route. */
  flows: Map<string, Flow>;
  glossary: Map<string, Term>;
  /** The questions that lead to a route, in the order in which they are asked. */
  decision: Map<string, Question>;
  billing: Map<string, Billing>;
}

/** The texts of the YAML files, by file name without its ending. */
export type FactsTexts = Record<keyof Facts, string>;

/** The files of `content/facts/`. */
export const factsNames = [
  'sources',
  'values',
  'screens',
  'services',
  'events',
  'routes',
  'problems',
  'flows',
  'glossary',
  'decision',
  'billing',
] as const;

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
  const values = parseEntries(factsPath('values'), texts.values, valueSchema);
  const facts: Facts = {
    sources: parseEntries(factsPath('sources'), texts.sources, sourceSchema),
    values,
    screens: parseEntries(factsPath('screens'), texts.screens, screenSchema),
    services: parseEntries(factsPath('services'), texts.services, serviceSchema),
    events: parseEntries(factsPath('events'), texts.events, eventSchema),
    routes: parseEntries(factsPath('routes'), texts.routes, routeSchema),
    problems: parseEntries(factsPath('problems'), texts.problems, problemSchema),
    flows: parseEntries(factsPath('flows'), texts.flows, flowSchema),
    glossary: parseEntries(factsPath('glossary'), texts.glossary, termSchema),
    decision: parseEntries(factsPath('decision'), texts.decision, questionSchema),
    billing: parseEntries(factsPath('billing'), texts.billing, billingSchema),
  };
  const wrong = [
    ...quoteValues(facts),
    ...unknownIds('values', 'sources', facts),
    ...unknownIds('screens', 'sources', facts),
    ...unknownIds('services', 'sources', facts),
    ...unknownIds('events', 'sources', facts),
    ...unknownIds('routes', 'sources', facts),
    ...unknownIds('routes', 'services', facts),
    ...unknownIds('problems', 'problems', facts, 'related'),
    ...[...facts.problems].flatMap(([id, { messages }]) =>
      messages.flatMap((message, index) =>
        missing(message.sources, 'problems', `${id}.messages.${index}.sources`, 'sources', facts),
      ),
    ),
    ...[...facts.flows].flatMap(([id, { steps }]) => [
      ...missing([id], 'flows', id, 'routes', facts),
      ...steps.flatMap(({ fails }, index) =>
        missing(fails, 'flows', `${id}.steps.${index}.fails`, 'problems', facts),
      ),
    ]),
    ...brokenQuestions(facts),
    ...[...facts.billing].flatMap(([id, entry]) =>
      billingSteps(entry).flatMap(({ key, sources }) =>
        missing(sources, 'billing', `${id}.${key}.sources`, 'sources', facts),
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
 * The facts of this project: a build reads them once, anything else again after a file has changed.
 * @throws Error as {@link parseFacts}, or when a file is missing
 */
export function readFacts(): Facts {
  if (cached && process.env.NODE_ENV === 'production') return cached.facts;
  const stamp = factsNames.map((name) => statSync(factsPath(name)).mtimeMs).join();
  if (cached?.stamp !== stamp) {
    const texts = factsNames.map((name) => [name, readFileSync(factsPath(name), 'utf8')]);
    cached = { facts: parseFacts(Object.fromEntries(texts) as FactsTexts), stamp };
  }
  return cached.facts;
}

/**
 * Puts the text of a value in place of `{{id}}` in the texts of all other facts, in their language.
 * @returns a sentence for each id that is no value
 */
function quoteValues(facts: Facts): string[] {
  const wrong: string[] = [];
  const quote = (node: unknown, place: string, name: keyof Facts): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, text] of Object.entries(node as Record<string, unknown>)) {
      if (typeof text !== 'string') quote(text, `${place}.${key}`, name);
      else if (text.includes('{{')) {
        (node as Record<string, string>)[key] = text.replace(
          /\{\{([^}]*)\}\}/g,
          (_, id: string) => {
            const value = facts.values.get(id);
            if (!value) wrong.push(`${factsPath(name)}: ${place}.${key}: "${id}" is no value`);
            return value ? plainText(textIn(value.text, key)) : '';
          },
        );
      }
    }
  };
  for (const name of factsNames) {
    if (name === 'values') continue;
    for (const [id, entry] of facts[name]) quote(entry, id, name);
  }
  return wrong;
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

/** @returns a sentence for each unknown id, and for each question that leads on where it cannot or the reverse. */
function brokenQuestions(facts: Facts): string[] {
  return [...facts.decision].flatMap(([id, { answers, otherwise }], index) => [
    ...answers.flatMap(({ route, instead }, place) => {
      const key = `${id}.answers.${place}`;
      return [
        ...missing(route === undefined ? [] : [route], 'decision', `${key}.route`, 'routes', facts),
        ...missing(instead?.sources ?? [], 'decision', `${key}.instead.sources`, 'sources', facts),
      ];
    }),
    ...((otherwise === undefined) === (index === facts.decision.size - 1)
      ? []
      : [
          `${factsPath('decision')}: ${id}.otherwise: ${
            otherwise ? 'the last question leads to no other' : 'missing'
          }`,
        ]),
  ]);
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
