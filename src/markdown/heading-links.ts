import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { textOf } from './text.ts';

/**
 * Rehype plugin: adds a link to itself after each heading, which layout/copy.ts copies. Replaces Starlight's
 * plugin, which repeats the same SVG at each heading.
 * @param label gives the link's label, from the page's path and the heading's text
 */
export function rehypeHeadingLinks({ label }: { label: (page: string, title: string) => string }) {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'element', (heading, index, parent) => {
      const { id } = heading.properties;
      if (!/^h[2-6]$/.test(heading.tagName) || !id || index === undefined || !parent) return;
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: {
          className: ['heading-link'],
          href: `#${String(id)}`,
          ariaLabel: label(file.path, textOf(heading)),
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
