import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { selectFacts } from '../facts/events.ts';
import type { Facts } from '../facts/files.ts';
import { factsOf, selectionOf } from './allowed-elements.ts';
import { attributeOf, component, elementTypes, section, type Element } from './elements.ts';

/**
 * Remark plugin: lists the sources that a page cites, in reading order, in the frontmatter as `cited`; the
 * place in this list is a source's number. Adds the source list to the end of the page, and joins adjacent
 * citations into one. Works on the syntax tree because Astro renders components in no fixed order.
 */
export function remarkCitations(readFacts: () => Facts) {
  return (tree: Root, file: VFile): void => {
    const facts = readFacts();
    const cited = new Set<string>();
    visit(tree, elementTypes, (element, index, parent) => {
      for (const source of sourcesOf(element, facts)) cited.add(source);
      const before = parent?.children[index! - 1];
      if (!isCite(element) || !isCite(before)) return;
      const id = `${attributeOf(before, 'id')} ${attributeOf(element, 'id')}`;
      before.attributes = component('Cite', { id }).attributes;
      parent!.children.splice(index!, 1);
      return index;
    });
    if (cited.size === 0) return;
    file.data.astro!.frontmatter!['cited'] = [...cited];
    tree.children.push(...section(file, 'sources.title', 'sources', component('SourceList', {})));
  };
}

/** @returns the sources that a component cites. */
function sourcesOf(component: Element, facts: Facts): string[] {
  const id = attributeOf(component, 'id') ?? '';
  const from = factsOf(component.name);
  const fact = from && facts[from].get(id);
  const all = (cited: Iterable<{ sources: string[] }>) =>
    [...cited].flatMap(({ sources }) => sources);
  switch (component.name) {
    case 'Cite':
      return [id];
    case 'ProblemFacts':
      return all(facts.problems.get(id)!.messages);
    case 'RouteTable':
      return all(facts.routes.values());
    case 'Timeline':
      return all(selectFacts(facts, selectionOf(component)));
    default:
      return fact && 'sources' in fact ? fact.sources : [];
  }
}

function isCite(node: Nodes | undefined): node is Element {
  return !!node && 'name' in node && node.name === 'Cite';
}
