import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Remark plugin: inserts no-break spaces between a number and its Chinese unit (`20 美元`, `11 月`) and before
 * the arrows in menu paths (`Settings › Account`).
 */
export function remarkLineBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(/(?<=\d) (?=\p{Script=Han})| (?=[→›])/gu, '\u00A0');
    });
  };
}
