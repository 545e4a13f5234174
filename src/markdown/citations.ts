import path from 'node:path';
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { parseDocument } from 'yaml';
import { billingSteps } from '../facts/billing.ts';
import { outcomeSources } from '../facts/decision.ts';
import { selectFacts } from '../facts/events.ts';
import type { Selection } from '../facts/events.ts';
import { factsPath, type Facts } from '../facts/files.ts';
import { usdOf } from '../facts/price.ts';
import type { Entry } from '../facts/schema.ts';
import { fail } from './fail.ts';
import {
  attributeOf,
  component,
  elementTypes,
  factsOf,
  section,
  setAttribute,
  type Element,
} from './elements.ts';

/** A citation mark: a source and its number on the page. */
export interface Citation {
  source: string;
  number: number;
}

/** A row of the table of routes or of a timeline, with its citation marks. */
export interface Row {
  id: string;
  marks: Citation[];
}

/**
 * Remark plugin: numbers the sources that a page cites, in reading order, and adds the source list to its
 * end. Each component gets its marks as attribute `marks`, JSON of {@link Citation}[] (the decision: one such
 * list per answer), or as `rows`, JSON of {@link Row}[]. Works on the syntax tree because Astro renders
 * components in no fixed order.
 * @throws Error with file and line for an unknown id
 */
export function remarkCitations(readFacts: () => Facts) {
  return (tree: Root, file: VFile): void => {
    const facts = readFacts();
    const numbers = new Map<string, number>();
    const cite = (source: string): Citation => {
      const number = numbers.get(source) ?? numbers.size + 1;
      numbers.set(source, number);
      return { source, number };
    };
    visit(tree, elementTypes, (component, index, parent) => {
      const mark = (name: string, marks: unknown) =>
        setAttribute(component, name, JSON.stringify(marks));
      if (component.name === 'Decision') {
        const answers = [...facts.decision.values()].flatMap((question) =>
          outcomeSources(question, facts.routes),
        );
        return mark(
          'marks',
          answers.map((sources) => sources.map(cite)),
        );
      }
      const rows = rowsOf(component, facts, file);
      if (rows) {
        return mark(
          'rows',
          rows.map(([id, { sources }]): Row => ({ id, marks: sources.map(cite) })),
        );
      }
      const cited = sourcesOf(component, facts, file);
      // Adjacent citations become one, with its marks in order.
      while (isCite(component) && isCite(parent?.children[index! + 1])) {
        const [next] = parent!.children.splice(index! + 1, 1);
        cited.push(...sourcesOf(next as Element, facts, file));
      }
      if (cited.length > 0) mark('marks', cited.map(cite));
    });
    if (numbers.size === 0) return;
    const list = { listed: JSON.stringify([...numbers.keys()]) };
    tree.children.push(...section(file, 'sources.title', 'sources', component('SourceList', list)));
  };
}

/** @returns the rows of a component with the sources of each, or undefined if it has no rows. */
function rowsOf(
  component: Element,
  facts: Facts,
  file: VFile,
): [string, { sources: string[] }][] | undefined {
  switch (component.name) {
    case 'RouteTable':
      return [...facts.routes];
    case 'Timeline': {
      const shown = selectFacts(facts, selectionOf(component, file));
      if (shown.length === 0) fail(file, component, '<Timeline />: expected a fact to show');
      return shown.map((fact) => [fact.id, fact]);
    }
    default:
      return undefined;
  }
}

/** @returns the sources that a component cites. */
function sourcesOf(component: Element, facts: Facts, file: VFile): string[] {
  switch (component.name) {
    case 'BillingMap':
      return [...facts.billing.values()].flatMap((billing) =>
        billingSteps(billing).flatMap(({ sources }) => sources),
      );
    case 'Cost':
      if (usdOf(lookUp(component, 'values', facts, file)) === undefined)
        fail(file, component, '<Cost />: expected a value with exactly one price, such as US$20');
      break;
    case 'RouteList':
      for (const id of (attributeOf(component, 'omit') ?? '').split(' '))
        lookUp(component, 'routes', facts, file, 'omit', id);
      break;
    case 'RouteStatus': {
      const { guide } = lookUp(component, 'routes', facts, file);
      if (!guide.includes(`/${path.basename(file.path, '.mdx')}/`))
        fail(file, component, `<RouteStatus /> of ${guide}: write the route of this page`);
      break;
    }
    case 'SearchField':
      checkExamples(component, facts, file);
  }
  const name = factsOf[component.name ?? ''];
  if (!name) return [];
  const entry = lookUp(component, name, facts, file);
  if (name === 'sources') return [attributeOf(component, 'id')!];
  if ('messages' in entry) return entry.messages.flatMap(({ sources }) => sources);
  return 'sources' in entry ? entry.sources : [];
}

/** Examples must be messages or aliases of their problem, so that searching for them finds it. */
function checkExamples(component: Element, facts: Facts, file: VFile): void {
  if (component.attributes.length === 0) return;
  const { value } = component.attributes[0]!.value as { value: string };
  // The allowed syntax is also valid YAML.
  for (const [id, text] of Object.entries(parseDocument(value).toJS() as Record<string, unknown>)) {
    const { messages = [], aliases = {} } = facts.problems.get(id) ?? {};
    const known = [...messages.map((message) => message.text), ...Object.values(aliases).flat()];
    if (!known.includes(String(text))) {
      const example = `'${id}': '${String(text)}'`;
      fail(
        file,
        component,
        `<SearchField>: ${example}: expected 'problem-id': 'words', a message or alias of that problem`,
      );
    }
  }
}

function selectionOf(component: Element, file: VFile): Selection {
  const [year, of] = [attributeOf(component, 'year'), attributeOf(component, 'of')];
  if (year !== undefined && of === undefined) return { year };
  if (of !== undefined && year === undefined) return { of };
  return fail(file, component, '<Timeline />: expected either year="2026" or of="/guides/<slug>/"');
}

function lookUp<Name extends keyof Facts>(
  component: Element,
  name: Name,
  facts: Facts,
  file: VFile,
  key = 'id',
  id = attributeOf(component, key) ?? '',
): Entry<Name> {
  const tag = `<${component.name} ${key}="${id}" />`;
  return (
    facts[name].get(id) ??
    fail(file, component, `${tag}: expected ${key} to be one of the keys of ${factsPath(name)}`)
  );
}

function isCite(node: Nodes | undefined): boolean {
  return !!node && 'name' in node && node.name === 'Cite';
}
