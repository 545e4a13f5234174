import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { checkMark, freshUntil } from '../facts/age.ts';
import type { Facts } from '../facts/files.ts';
import { localeOfFile } from '../site.ts';
import { attributeOf, component, elementTypes } from './elements.ts';

/**
 * Remark plugin: replaces `<Value id="cancel-deadline" />` with the text of that value in the page's language
 * and the citations of its sources; `bare` leaves the citations out. A numbered step with values gets the
 * check that expires first, for client/ages.ts. The ids go into the frontmatter as `values`. Runs before the
 * citations plugin.
 */
export function remarkValues(readFacts: () => Facts) {
  return (tree: Root, file: VFile): void => {
    const facts = readFacts();
    const lang = localeOfFile(file.path);
    const idsIn = (node: Root | ListItem) => {
      const ids = new Set<string>();
      visit(node, elementTypes, (element) => {
        if (element.name === 'Value') ids.add(attributeOf(element, 'id')!);
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
    file.data.astro!.frontmatter!['values'] = idsIn(tree);
    visit(tree, elementTypes, (element, index, parent) => {
      if (element.name !== 'Value' || !parent) return;
      const { text, sources } = facts.values.get(attributeOf(element, 'id')!)!;
      const isBare = attributeOf(element, 'bare') !== undefined;
      const [paragraph] = fromMarkdown(text[lang]).children as [Paragraph];
      const cites = isBare ? [] : sources.map((id) => component('Cite', { id }));
      paragraph.children.push(...(cites as Nodes[] as PhrasingContent[]));
      // Alone on a line it is a block of its own.
      const content = parent.type === 'root' ? [paragraph] : paragraph.children;
      parent.children.splice(index!, 1, ...content);
      return [SKIP, index! + content.length];
    });
  };
}
