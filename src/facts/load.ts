import { statSync } from 'node:fs';
import path from 'node:path';
import { ContentError } from '../check/error.ts';
import { readText } from '../check/text.ts';
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
import { usdOf } from './price.ts';
import { plainText, textIn } from './text.ts';
import { parseEntries, parseYaml, textsWithin } from './yaml.ts';
import type { z } from 'astro/zod';
import type { TextWithin } from './yaml.ts';
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

/** All of `content/facts/`, each map keyed by id. */
export interface Facts {
  sources: Map<string, Source>;
  values: Map<string, Value>;
  screens: Map<string, Screen>;
  services: Map<string, Service>;
  events: Map<string, EventEntry>;
  routes: Map<string, Route>;
  problems: Map<string, Problem>;
  /** Keyed by route id. */
  flows: Map<string, Flow>;
  glossary: Map<string, Term>;
  /** The questions that lead to a route, in order. */
  decision: Map<string, Question>;
  billing: Map<string, Billing>;
}

/** The contents of the YAML files, by file name without extension. */
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

/** @returns the path of a facts file, relative to the project root. */
export function factsPath(name: keyof Facts): string {
  return path.join(folder, `${name}.yaml`);
}

/**
 * Parses and checks the facts files.
 * @param texts the contents of the files
 * @returns the facts
 * @throws ContentError naming each wrong place as `file:line: key: what was expected`
 */
export function parseFacts(texts: FactsTexts): Facts {
  const wrong: ContentError[] = [];
  const read = <T>(name: keyof Facts, schema: z.ZodType<T>): Map<string, T> => {
    try {
      return parseEntries(factsPath(name), texts[name], schema);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      wrong.push(error);
      return new Map();
    }
  };
  const facts: Facts = {
    sources: read('sources', sourceSchema),
    values: read('values', valueSchema),
    screens: read('screens', screenSchema),
    services: read('services', serviceSchema),
    events: read('events', eventSchema),
    routes: read('routes', routeSchema),
    problems: read('problems', problemSchema),
    flows: read('flows', flowSchema),
    glossary: read('glossary', termSchema),
    decision: read('decision', questionSchema),
    billing: read('billing', billingSchema),
  };
  if (wrong.length > 0) throw new ContentError(...wrong.map(({ message }) => message));
  const mistakes = [
    ...quoteValues(facts),
    ...slips(facts),
    ...unknownIds('values', 'sources', facts),
    ...unknownIds('screens', 'sources', facts),
    ...unknownIds('services', 'sources', facts),
    ...unknownIds('events', 'sources', facts),
    ...unknownIds('routes', 'sources', facts),
    ...unknownIds('routes', 'services', facts),
    ...unknownIds('problems', 'problems', facts, 'related'),
    ...[...facts.problems].flatMap(([id, { messages }]) =>
      messages.flatMap((message, index) =>
        missing(message.sources, 'problems', [id, 'messages', index, 'sources'], 'sources', facts),
      ),
    ),
    ...[...facts.flows].flatMap(([id, { steps }]) => [
      ...missing(id, 'flows', [id], 'routes', facts),
      ...steps.flatMap(({ fails }, index) =>
        missing(fails, 'flows', [id, 'steps', index, 'fails'], 'problems', facts),
      ),
    ]),
    ...brokenQuestions(facts),
    ...[...facts.billing].flatMap(([id, entry]) =>
      billingSteps(entry).flatMap(({ key, sources }) =>
        missing(sources, 'billing', [id, key, 'sources'], 'sources', facts),
      ),
    ),
    // Both appear on the timeline, where the id is the anchor.
    ...[...facts.events.keys()]
      .filter((id) => facts.services.has(id))
      .map((id): Mistake => ['events', [id], `is an id in ${factsPath('services')} already`]),
  ];
  if (mistakes.length > 0) throw new ContentError(...placed(mistakes, texts));
  return facts;
}

/** A mistake in a facts file: the file, the key and the message. */
export type Mistake = [name: keyof Facts, key: PropertyKey[], message: string];

/** @returns the messages of mistakes, with file and line. */
export function placed(mistakes: Mistake[], texts: FactsTexts): string[] {
  const files = new Map(
    [...new Set(mistakes.map(([name]) => name))].map((name) => [
      name,
      parseYaml(factsPath(name), texts[name]),
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
    const texts = factsNames.map((name) => [name, readText(factsPath(name))]);
    cached = { facts: parseFacts(Object.fromEntries(texts) as FactsTexts), stamp };
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
    if (name === 'values' || !text.includes('{{')) continue;
    const language = key.includes('en') ? 'en' : 'zh-CN';
    parent[String(key.at(-1))] = text.replace(/\{\{([^}]*)\}\}/g, (_, id: string) => {
      const value = facts.values.get(id);
      if (!value)
        wrong.push([name, key, `"${id}" is not a value: write a key of ${factsPath('values')}`]);
      return value ? plainText(textIn(value.text, language)) : '';
    });
  }
  return wrong;
}

/** @returns a mistake for each text that is almost certainly a slip. */
function slips(facts: Facts): Mistake[] {
  const urls = new Set<string>();
  return textsOf(facts).flatMap(([name, key, text, parent]): Mistake[] => {
    const wrong = (message: string): Mistake[] => [[name, key, message]];
    if (Array.isArray(parent) && parent.indexOf(text) !== key.at(-1)) {
      return wrong(`"${text}" is there twice: take one out`);
    }
    if (key.at(-2) === 'related' && text === key[0])
      return wrong('is the problem itself: remove it');
    if (name === 'sources' && key.at(-1) === 'url') {
      if (urls.has(text)) return wrong('is also the address of another source: cite that one');
      urls.add(text);
    }
    const usd = name === 'values' && usdOf(facts.values.get(String(key[0]))!);
    if (usd && key[1] === 'text' && !text.replaceAll(',', '').includes(String(usd))) {
      return wrong(`does not say the ${usd} of the English text: correct one of them`);
    }
    // Messages are quoted to the letter.
    if (key.includes('messages')) return [];
    if (/[{}]/.test(text)) return wrong('has a single { or }: quote a value as {{id}}');
    return name !== 'values' && /\*\*|\]\(|<\/?\w/.test(text)
      ? wrong('is plain text: remove the bold, link or tag')
      : [];
  });
}

/** @returns every text in the facts, with its file. */
export function textsOf(facts: Facts): [name: keyof Facts, ...TextWithin][] {
  return factsNames.flatMap((name) =>
    [...facts[name]].flatMap(([id, entry]) =>
      textsWithin(entry, [id]).map((found): [keyof Facts, ...TextWithin] => [name, ...found]),
    ),
  );
}

/** @returns a mistake for each id in the list `key` of each entry that is not an entry of `to`. */
function unknownIds(from: keyof Facts, to: keyof Facts, facts: Facts, key: string = to): Mistake[] {
  return [...facts[from]].flatMap(([id, entry]) =>
    missing((entry as unknown as Record<string, string[]>)[key] ?? [], from, [id, key], to, facts),
  );
}

/**
 * @returns a mistake for each unknown id, and for each question that goes on although it is the last, or ends
 *   early.
 */
function brokenQuestions(facts: Facts): Mistake[] {
  return [...facts.decision].flatMap(([id, { answers, otherwise }], index): Mistake[] => [
    ...answers.flatMap(({ route, instead }, place) => [
      ...missing(route ?? [], 'decision', [id, 'answers', place, 'route'], 'routes', facts),
      ...missing(
        instead?.sources ?? [],
        'decision',
        [id, 'answers', place, 'instead', 'sources'],
        'sources',
        facts,
      ),
    ]),
    ...((otherwise === undefined) === (index === facts.decision.size - 1)
      ? []
      : [
          [
            'decision',
            [id, 'otherwise'],
            otherwise
              ? 'the last question has no next one: remove it'
              : 'missing: add the answer that leads to the next question',
          ] satisfies Mistake,
        ]),
  ]);
}

function missing(
  listed: string | string[],
  from: keyof Facts,
  key: PropertyKey[],
  to: keyof Facts,
  facts: Facts,
): Mistake[] {
  const ids = [listed].flat();
  return ids.flatMap((id, index): Mistake[] =>
    facts[to].has(id)
      ? []
      : [
          [
            from,
            Array.isArray(listed) ? [...key, index] : key,
            `"${id}" is not an id in ${factsPath(to)}`,
          ],
        ],
  );
}
