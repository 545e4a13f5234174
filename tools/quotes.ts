import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { factsNames, factsPath } from '../src/facts/files.ts';
import { placeholdersIn } from '../src/facts/localize.ts';
import { factsOf } from '../src/markdown/allowed-elements.ts';
import { translatedPages, fileOf } from './confirm.ts';

/**
 * The places that quote each fact, by its key, such as `values/plus-price`: pages and entries of other facts
 * files.
 */
export type Quotes = Map<string, Set<string>>;

/**
 * @param texts MDX pages by name, such as `guides/cancel`
 * @param facts the entries of each facts file, as written
 * @returns the places that quote each fact
 */
export function quotesOf(texts: Map<string, string>, facts: Map<string, object>): Quotes {
  const quotes: Quotes = new Map();
  const add = (fact: string, place: string) => {
    quotes.set(fact, (quotes.get(fact) ?? new Set()).add(place));
  };
  for (const [page, text] of texts) {
    for (const [, name = '', id] of text.matchAll(/<([A-Z]\w+)[^>]*?\sid="([^"]+)"/g)) {
      const file = factsOf(name);
      if (file) add(`${file}/${id}`, page);
    }
    if (!/<Route(Table|List)\b/.test(text)) continue;
    for (const id of Object.keys(facts.get('routes') ?? {})) add(`routes/${id}`, page);
  }
  for (const [name, entries] of facts) {
    for (const [key, entry] of Object.entries(entries)) {
      const place = `${name}/${key}`;
      for (const id of placeholdersIn(JSON.stringify(entry))) {
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
    new Map(factsNames.map((name) => [name, parse(read(factsPath(name))) as object])),
  );
}
