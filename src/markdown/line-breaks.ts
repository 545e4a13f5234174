import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Remark plugin: a number stays on the line of its Chinese unit, as in `20 美元` and `11 月`, and an arrow on
 * the line of what it leads from, as in `Settings › Account`.
 */
export function remarkLineBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(/(?<=\d) (?=\p{Script=Han})| (?=[→›])/gu, '\u00A0');
    });
  };
}
