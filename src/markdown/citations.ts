import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { billingSteps } from '../facts/billing.ts';
import { decisionSteps } from '../facts/decision.ts';
import { selectFacts } from '../facts/events.ts';
import type { Facts } from '../facts/files.ts';
import { localeOfFile } from '../site.ts';
import {
  attributeOf,
  component,
  elementTypes,
  section,
  setAttribute,
  type Element,
} from './elements.ts';
import { checkReference, selectionOf } from './references.ts';

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
 * @throws ContentError with file and line for a wrong reference to facts
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
    const rowsOf = (entries: Iterable<[id: string, { sources: string[] }]>): Row[] =>
      [...entries].map(([id, { sources }]) => ({ id, marks: sources.map(cite) }));

    visit(tree, elementTypes, (component, index, parent) => {
      checkReference(component, facts, file);
      const mark = (name: string, marks: unknown[]) =>
        setAttribute(component, name, JSON.stringify(marks));
      switch (component.name) {
        case 'Decision': {
          const steps = decisionSteps(facts, localeOfFile(file.path));
          const outcomes = steps.flatMap((step) => step.outcomes);
          return mark(
            'marks',
            outcomes.map(({ sources }) => sources.map(cite)),
          );
        }
        case 'RouteTable':
          return mark('rows', rowsOf(facts.routes));
        case 'Timeline': {
          const shown = selectFacts(facts, selectionOf(component));
          return mark('rows', rowsOf(shown.map((fact) => [fact.id, fact])));
        }
      }
      const sources = sourcesOf(component, facts);
      // Adjacent citations become one, with its marks in order.
      while (isCite(component) && isCite(parent?.children[index! + 1])) {
        const [next] = parent!.children.splice(index! + 1, 1) as [Element];
        checkReference(next, facts, file);
        sources.push(...sourcesOf(next, facts));
      }
      if (sources.length > 0) mark('marks', sources.map(cite));
    });
    if (numbers.size === 0) return;
    const list = { listed: JSON.stringify([...numbers.keys()]) };
    tree.children.push(...section(file, 'sources.title', 'sources', component('SourceList', list)));
  };
}

/** @returns the sources that a component cites. */
function sourcesOf(component: Element, facts: Facts): string[] {
  const id = attributeOf(component, 'id') ?? '';
  switch (component.name) {
    case 'BillingMap':
      return [...facts.billing.values()].flatMap(billingSteps).flatMap(({ sources }) => sources);
    case 'Cite':
      return [id];
    case 'Cost':
      return facts.values.get(id)!.sources;
    case 'ProblemFacts':
      return facts.problems.get(id)!.messages.flatMap(({ sources }) => sources);
    case 'RouteStatus':
      return facts.routes.get(id)!.sources;
    case 'Screen':
      return facts.screens.get(id)!.sources;
    case 'ServiceStatus':
      return facts.services.get(id)!.sources;
    default:
      return [];
  }
}

function isCite(node: Nodes | undefined): boolean {
  return !!node && 'name' in node && node.name === 'Cite';
}
