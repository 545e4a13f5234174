import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { billingSteps } from '../facts/billing.ts';
import { decisionSteps } from '../facts/decision.ts';
import { selectFacts } from '../facts/events.ts';
import type { Facts } from '../facts/files.ts';
import { attributeOf, component, elementTypes, section, type Element } from './elements.ts';
import { checkReference, factsOf, selectionOf } from './references.ts';

/**
 * Remark plugin: numbers the sources that a page cites, in reading order, and adds the source list to its
 * end. Each component gets the numbers of its sources as attribute `numbers`, in JSON. Works on the syntax tree
 * because Astro renders components in no fixed order.
 * @throws ContentError with file and line for a wrong reference to facts
 */
export function remarkCitations(readFacts: () => Facts) {
  return (tree: Root, file: VFile): void => {
    const facts = readFacts();
    const numbers = new Map<string, number>();
    const cite = (source: string): [string, number] => {
      const number = numbers.get(source) ?? numbers.size + 1;
      numbers.set(source, number);
      return [source, number];
    };

    visit(tree, elementTypes, (component, index, parent) => {
      checkReference(component, facts, file);
      const sources = sourcesOf(component, facts);
      if (!sources) return;
      // Adjacent citations become one.
      while (isCite(component) && isCite(parent?.children[index! + 1])) {
        const [next] = parent!.children.splice(index! + 1, 1) as [Element];
        checkReference(next, facts, file);
        sources.push(...sourcesOf(next, facts)!);
      }
      const value = JSON.stringify(Object.fromEntries(sources.map(cite)));
      component.attributes.push({ type: 'mdxJsxAttribute', name: 'numbers', value });
    });
    if (numbers.size === 0) return;
    const list = { listed: JSON.stringify([...numbers.keys()]) };
    tree.children.push(...section(file, 'sources.title', 'sources', component('SourceList', list)));
  };
}

/** @returns the sources that a component cites; undefined if it is not of a kind that cites. */
function sourcesOf(component: Element, facts: Facts): string[] | undefined {
  const id = attributeOf(component, 'id') ?? '';
  const from = factsOf[component.name ?? ''];
  const fact = from && facts[from].get(id);
  const all = (cited: Iterable<{ sources: string[] }>) =>
    [...cited].flatMap(({ sources }) => sources);
  switch (component.name) {
    case 'BillingMap':
      return all([...facts.billing.values()].flatMap(billingSteps));
    case 'Cite':
      return [id];
    case 'Decision':
      return all(decisionSteps(facts, 'en').flatMap(({ outcomes }) => outcomes));
    case 'ProblemFacts':
      return all(facts.problems.get(id)!.messages);
    case 'RouteTable':
      return all(facts.routes.values());
    case 'Timeline':
      return all(selectFacts(facts, selectionOf(component)));
    default:
      return fact && 'sources' in fact ? fact.sources : undefined;
  }
}

function isCite(node: Nodes | undefined): boolean {
  return !!node && 'name' in node && node.name === 'Cite';
}
