import type { List, ListItem, Paragraph, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { checkMark, freshUntil } from '../facts/age.ts';
import { attributesOf, elementTypes, parse, type Page } from './elements.ts';

/**
 * Replaces `<Value id="cancel-deadline" />` with the text of that value in the page's language and the
 * citations of its sources; `bare` leaves the citations out. A numbered step with values gets the check that
 * expires first, for client/ages.ts. The ids go into the frontmatter as `values`. Runs before the citations.
 */
export function printValues(tree: Root, { lang, facts, frontmatter }: Page): void {
  const idsIn = (node: Root | ListItem) => {
    const ids = new Set<string>();
    visit(node, elementTypes, (element) => {
      if (element.name === 'Value') ids.add(attributesOf(element)['id']!);
    });
    return [...ids];
  };
  visit(tree, 'listItem', (item: ListItem, _, list) => {
    if (!(list as List).ordered) return;
    const [first] = idsIn(item)
      .map((id) => facts.values.get(id)!)
      .sort((a, b) => freshUntil(a).localeCompare(freshUntil(b)));
    if (!first) return;
    item.data = { hProperties: { dataChecked: checkMark(first) } };
    return SKIP;
  });
  frontmatter['values'] = idsIn(tree);
  visit(tree, elementTypes, (element, index, parent) => {
    if (element.name !== 'Value' || !parent) return;
    const { id, bare } = attributesOf(element);
    const { text, sources } = facts.values.get(id!)!;
    const cite = bare === undefined ? `<Cite id="${sources.join(' ')}" />` : '';
    const [paragraph] = parse(text[lang] + cite) as [Paragraph];
    // Alone on a line it is a block of its own.
    const content = element.type === 'mdxJsxFlowElement' ? [paragraph] : paragraph.children;
    parent.children.splice(index!, 1, ...content);
    return [SKIP, index! + content.length];
  });
}
