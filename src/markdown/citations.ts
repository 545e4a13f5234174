import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { selectFacts, type Selection } from '../facts/events.ts';
import type { Facts } from '../facts/files.ts';
import { factsOf } from './allowed-elements.ts';
import { attributesOf, elementTypes, section, type Element, type Page } from './elements.ts';

/**
 * Lists the sources that a page cites, in reading order, in the frontmatter as `cited`; the place in this list
 * is a source's number. Adds the source list to the end of the page, and joins adjacent citations into one.
 * Works on the syntax tree because Astro renders components in no fixed order.
 */
export function addCitations(tree: Root, page: Page): void {
  const cited = new Set<string>();
  visit(tree, elementTypes, (element, index, parent) => {
    for (const source of sourcesOf(element, page.facts)) cited.add(source);
    const before = parent?.children[index! - 1];
    if (!isCite(element) || !isCite(before)) return;
    const id = `${attributesOf(before)['id']} ${attributesOf(element)['id']}`;
    before.attributes = [{ type: 'mdxJsxAttribute', name: 'id', value: id }];
    parent!.children.splice(index!, 1);
    return index;
  });
  if (cited.size === 0) return;
  page.frontmatter['cited'] = [...cited];
  tree.children.push(...section(page, 'sources.title', 'sources', '<SourceList />'));
}

/** @returns the sources that a component cites. */
function sourcesOf(component: Element, facts: Facts): string[] {
  const attributes = attributesOf(component);
  const { id = '' } = attributes;
  const from = factsOf(component.name);
  const fact = from && facts[from].get(id);
  const all = (cited: Iterable<{ sources: string[] }>) =>
    [...cited].flatMap(({ sources }) => sources);
  switch (component.name) {
    case 'Cite':
      return id.split(' ');
    case 'ProblemFacts':
      return all(facts.problems.get(id)!.messages);
    case 'RouteTable':
      return all(facts.routes.values());
    case 'Timeline':
      return all(selectFacts(facts, attributes as Selection));
    default:
      return fact && 'sources' in fact ? fact.sources : [];
  }
}

function isCite(node: Nodes | undefined): node is Element {
  return !!node && 'name' in node && node.name === 'Cite';
}
