import type { VFile } from 'vfile';
import { parseDocument } from 'yaml';
import { selectFacts, type Selection } from '../facts/events.ts';
import { factsPath, type Facts } from '../facts/files.ts';
import { localeOfFile } from '../site.ts';
import { attributeOf, type Element } from './elements.ts';
import { fail } from './fail.ts';

/** The file of facts that a component's `id` is a key of. */
export const factsOf: Record<string, keyof Facts | undefined> = {
  Cite: 'sources',
  ProblemFacts: 'problems',
  RouteStatus: 'routes',
  Screen: 'screens',
  ServiceStatus: 'services',
  Value: 'values',
};

/** @returns what a timeline selects. */
export function selectionOf(timeline: Element): Selection {
  const year = attributeOf(timeline, 'year');
  return year === undefined ? { of: attributeOf(timeline, 'of')! } : { year };
}

/**
 * Stops the build at a component that refers to facts that do not exist or do not fit it.
 * @throws ContentError with file and line
 */
export function checkReference(component: Element, facts: Facts, file: VFile): void {
  const { name } = component;
  const attribute = (key: string) => attributeOf(component, key);
  const wrong = (message: string) => fail(file, component, message);
  const expectKey = (key: string, id: string, from: keyof Facts) => {
    if (!facts[from].has(id))
      wrong(
        `<${name} ${key}="${id}" />: expected ${key} to be one of the keys of ${factsPath(from)}`,
      );
  };

  const id = attribute('id') ?? '';
  const from = factsOf[name ?? ''];
  if (from) expectKey('id', id, from);
  if (name === 'Cost' && usdOf(facts.values.get(id)!) === undefined)
    wrong('<Cost />: expected a value with exactly one price, such as US$20');
  if (name === 'RouteList')
    for (const route of (attribute('omit') ?? '').split(' ')) expectKey('omit', route, 'routes');
  if (name === 'SearchField') {
    // Words of their problem in the page's language, so that searching for them finds it. They are valid YAML.
    const examples = parseDocument(attribute('examples')?.slice(1, -1) ?? '{}').toJS() as object;
    for (const [problem, words] of Object.entries(examples)) {
      const { messages = [], aliases } = facts.problems.get(problem) ?? {};
      const named = aliases?.[localeOfFile(file.path)] ?? [];
      if (![...messages.map(({ text }) => text), ...named].includes(String(words)))
        wrong(
          `<SearchField>: '${problem}': '${String(words)}': expected 'problem-id': 'words', a message of that problem, or an alias in this language`,
        );
    }
  }
  if (name === 'Timeline') {
    if ((attribute('year') === undefined) === (attribute('of') === undefined))
      wrong('<Timeline />: expected either year="2026" or of="/guides/<slug>/"');
    if (selectFacts(facts, selectionOf(component)).length === 0)
      wrong('<Timeline />: expected a fact to show');
  }
}
