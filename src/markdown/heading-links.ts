import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { uiTextOn } from '../i18n.ts';

/**
 * Rehype plugin: adds a self-link after each heading, which client/copy-buttons.ts copies. Replaces
 * Starlight's plugin, which repeats the same SVG at each heading.
 */
export function rehypeHeadingLinks() {
  return (tree: Root, file: VFile): void => {
    const label = uiTextOn(file.path, 'heading.anchorLabel');
    visit(tree, 'element', (heading, index, parent) => {
      const { id } = heading.properties;
      if (!/^h[2-6]$/.test(heading.tagName) || !id || index === undefined || !parent) return;
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: {
          className: ['heading-link'],
          href: `#${String(id)}`,
          ariaLabel: label.replace('{{title}}', toString(heading)),
        },
        children: [{ type: 'text', value: '#' }],
      };
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['heading'] },
        children: [heading, link],
      };
      return SKIP;
    });
  };
}
