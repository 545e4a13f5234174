import type { ElementContent } from 'hast';

/** @returns the text of an element. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node
    ? node.children.map((child) => textOf(child as ElementContent)).join('')
    : '';
}
