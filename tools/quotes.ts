import { readFileSync } from 'node:fs';
import { factsNames, factsPath } from '../src/facts/files.ts';
import { translatedPages, fileOf } from './confirm.ts';

/** The facts file of each component. */
const components: Record<string, string> = {
  Value: 'values',
  Cost: 'values',
  Screen: 'screens',
  RouteStatus: 'routes',
  ServiceStatus: 'services',
};

/** Matches the key of an entry in a facts file. */
const entryKey = /^[a-z0-9-]+(?=:)/gm;

/**
 * The places that quote each fact, by its key, such as `values/plus-price`: pages and entries of other facts
 * files.
 */
export type Quotes = Map<string, Set<string>>;

/**
 * @param texts MDX pages by name, such as `guides/cancel`
 * @param facts YAML files by name, such as `routes`
 * @returns the places that quote each fact
 */
export function quotesOf(texts: Map<string, string>, facts: Map<string, string>): Quotes {
  const quotes: Quotes = new Map();
  const add = (fact: string, place: string) => {
    quotes.set(fact, (quotes.get(fact) ?? new Set()).add(place));
  };
  for (const [page, text] of texts) {
    for (const [, name = '', id] of text.matchAll(/<([A-Z]\w+)[^>]*?\sid="([^"]+)"/g)) {
      if (components[name]) add(`${components[name]}/${id}`, page);
    }
    if (!/<Route(Table|List)\b/.test(text)) continue;
    for (const [id] of facts.get('routes')?.matchAll(entryKey) ?? []) add(`routes/${id}`, page);
  }
  for (const [name, text] of facts) {
    for (const entry of text.split(/^(?=[a-z0-9-]+:)/m)) {
      const place = `${name}/${/^[^:]*/.exec(entry)![0]}`;
      for (const [, id] of entry.matchAll(/\{\{([^}]+)\}\}/g)) {
        add(`values/${id}`, place);
        // A page that shows the entry also shows the value.
        for (const page of quotes.get(place) ?? []) add(`values/${id}`, page);
      }
    }
  }
  return quotes;
}

/** @returns the places that quote each fact of this project; a page stands for both languages. */
export function readQuotes(): Quotes {
  const read = (file: string) => readFileSync(file, 'utf8');
  return quotesOf(
    new Map(translatedPages().map((page) => [page, read(fileOf(page, 'zh-CN'))])),
    new Map(factsNames.map((name) => [name, read(factsPath(name))])),
  );
}
