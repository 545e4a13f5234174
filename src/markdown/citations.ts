import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { billingSteps } from '../facts/billing.ts';
import { outcomeSources } from '../facts/decision.ts';
import { selectFacts } from '../facts/events.ts';
import type { Selection } from '../facts/events.ts';
import { factsPath } from '../facts/load.ts';
import { usdOf } from '../facts/price.ts';
import type { Facts } from '../facts/load.ts';
import { fail } from './fail.ts';
import { section } from './section.ts';

type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** A citation mark: a source and its number on the page. */
export interface Mark {
  source: string;
  number: number;
}

/** A row of the table of routes or of a timeline, with its citation marks. */
export interface Row {
  id: string;
  marks: Mark[];
}

export interface CitationOptions {
  /** Reads the facts of the site. */
  readFacts: () => Facts;
  /** Gives the heading of the source list, by the page's path. */
  listTitle: (path: string) => string;
}

/**
 * Remark plugin: numbers the sources that a page cites, in reading order, and adds the source list to its
 * end. Each component gets its marks as attribute `marks`, JSON of {@link Mark}[] (the decision: one such
 * list per answer), or as `rows`, JSON of {@link Row}[]. Works on the syntax tree because Astro renders
 * components in no fixed order.
 * @throws Error with file and line for an unknown id
 */
export function remarkCitations({ readFacts, listTitle }: CitationOptions) {
  return (tree: Root, file: VFile): void => {
    const facts = readFacts();
    const numbers = new Map<string, number>();
    const printed = new Map<Component, Mark[]>();
    const cite = (source: string): Mark => {
      const number = numbers.get(source) ?? numbers.size + 1;
      numbers.set(source, number);
      return { source, number };
    };
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node, index, parent) => {
      const component = node as Component;
      if (component.name === 'Decision') {
        const marks = [...facts.decision.values()].flatMap((question) =>
          outcomeSources(question, facts.routes).map((sources) => sources.map(cite)),
        );
        setAttribute(component, 'marks', JSON.stringify(marks));
        return;
      }
      const entries = rowsOf(component, facts, file);
      if (entries) {
        const rows = entries.map(([id, { sources }]): Row => ({ id, marks: sources.map(cite) }));
        setAttribute(component, 'rows', JSON.stringify(rows));
        return;
      }
      const sources = sourcesOf(component, facts, file);
      if (!sources) return;
      const marks = sources.map(cite);
      const before = parent?.children[index! - 1] as Component | undefined;
      if (component.name === 'Cite' && before?.name === 'Cite') {
        // Adjacent citations become one, with its marks in order.
        printed.get(before)!.push(...marks);
        parent!.children.splice(index!, 1);
        return [SKIP, index!];
      }
      printed.set(component, marks);
      return;
    });
    for (const [component, marks] of printed) {
      setAttribute(component, 'marks', JSON.stringify(marks));
    }
    if (numbers.size === 0) return;
    const list = { listed: JSON.stringify([...numbers.keys()]) };
    tree.children.push(...section(listTitle(file.path), 'sources', 'SourceList', list));
  };
}

/** @returns the rows of a component with the sources of each, or undefined if it has no rows. */
function rowsOf(
  component: Component,
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

/** @returns the sources that a component cites, or undefined if it cites none. */
function sourcesOf(component: Component, facts: Facts, file: VFile): string[] | undefined {
  switch (component.name) {
    case 'Cite':
      lookUp(component, 'sources', facts, file);
      return [attribute(component, 'id')!];
    case 'ServiceStatus':
      return lookUp(component, 'services', facts, file).sources;
    case 'Cost':
      return priceOf(component, facts, file);
    case 'Screen':
      return lookUp(component, 'screens', facts, file).sources;
    case 'RouteStatus':
      return lookUp(component, 'routes', facts, file).sources;
    case 'BillingMap':
      return [...facts.billing.values()].flatMap((billing) =>
        billingSteps(billing).flatMap(({ sources }) => sources),
      );
    case 'ProblemFacts':
      return lookUp(component, 'problems', facts, file).messages.flatMap(({ sources }) => sources);
    case 'SearchField':
      checkExamples(component, facts, file);
      return undefined;
    case 'Flow':
      // The text cites the sources of a flow.
      lookUp(component, 'flows', facts, file);
      return undefined;
    default:
      return undefined;
  }
}

/** @returns the sources of the price in a cost calculation. */
function priceOf(component: Component, facts: Facts, file: VFile): string[] {
  const value = lookUp(component, 'values', facts, file);
  if (usdOf(value) === undefined)
    fail(file, component, '<Cost />: expected a value of one price, US$20');
  return value.sources;
}

/** Examples must be messages or aliases of their problem, so that search finds it by them. */
function checkExamples(component: Component, facts: Facts, file: VFile): void {
  const value = component.attributes[0]?.value;
  const [statement] = (typeof value === 'object' && value?.data?.estree?.body) || [];
  const object = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  for (const entry of object?.type === 'ObjectExpression' ? object.properties : []) {
    const [id, text] =
      entry.type === 'Property' && entry.key.type === 'Literal' && entry.value.type === 'Literal'
        ? [entry.key.value, entry.value.value]
        : [];
    const problem = facts.problems.get(String(id));
    const known = [...(problem?.messages ?? []).map((message) => message.text)];
    known.push(...Object.values(problem?.aliases ?? {}).flat());
    if (!known.includes(String(text))) {
      const example = `'${String(id)}': '${String(text)}'`;
      fail(
        file,
        component,
        `<SearchField>: ${example}: expected 'problem-id': 'words', a message or alias of that problem`,
      );
    }
  }
}

function selectionOf(component: Component, file: VFile): Selection {
  const [year, of] = [attribute(component, 'year'), attribute(component, 'of')];
  if (year !== undefined && of === undefined) return { year };
  if (of !== undefined && year === undefined) return { of };
  return fail(file, component, '<Timeline />: expected either year="2026" or of="/guides/<slug>/"');
}

function lookUp<Name extends keyof Facts>(
  component: Component,
  name: Name,
  facts: Facts,
  file: VFile,
): Facts[Name] extends Map<string, infer Entry> ? Entry : never {
  const id = attribute(component, 'id');
  const entry = facts[name].get(id ?? '');
  if (!entry) {
    const tag = `<${component.name} id="${id ?? ''}" />`;
    fail(file, component, `${tag}: expected id to be one of the keys of ${factsPath(name)}`);
  }
  return entry as never;
}

function attribute(component: Component, name: string): string | undefined {
  const found = component.attributes.find((a) => a.type === 'mdxJsxAttribute' && a.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

function setAttribute(component: Component, name: string, value: string): void {
  component.attributes.push({ type: 'mdxJsxAttribute', name, value });
}
