import type { Root } from 'mdast';
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
    for (const { sources } of factsIn(element, page.facts))
      for (const source of sources) cited.add(source);
    const before = parent?.children[index! - 1];
    if (element.name !== 'Cite' || !before || !('name' in before) || before.name !== 'Cite') return;
    const id = `${attributesOf(before)['id']} ${attributesOf(element)['id']}`;
    before.attributes = [{ type: 'mdxJsxAttribute', name: 'id', value: id }];
    parent!.children.splice(index!, 1);
    return index;
  });
  if (cited.size === 0) return;
  page.frontmatter['cited'] = [...cited];
  tree.children.push(...section(page, 'sources.title', 'sources', '<SourceList />'));
}

/** @returns what a component shows, as far as it has sources. */
function factsIn(component: Element, facts: Facts): Iterable<{ sources: string[] }> {
  const attributes = attributesOf(component);
  const { id = '' } = attributes;
  const from = factsOf(component.name);
  const fact = from && facts[from].get(id);
  switch (component.name) {
    case 'Cite':
      return [{ sources: id.split(' ') }];
    case 'ProblemFacts':
      return facts.problems.get(id)!.messages;
    case 'RouteTable':
      return facts.routes.values();
    case 'Timeline':
      return selectFacts(facts, attributes as Selection);
    default:
      return fact && 'sources' in fact ? [fact] : [];
  }
}
