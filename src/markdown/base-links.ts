import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { withBase } from '../site.ts';

/**
 * Remark plugin: adds the base path to links that start at the site's root, because Astro leaves links in
 * Markdown unchanged.
 * @param base the base path of the site, such as `/` or `/guide/`
 */
export function remarkBaseLinks(base: string) {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
        node.url = withBase(node.url, base);
      } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
        for (const attribute of (node as MdxJsxFlowElement | MdxJsxTextElement).attributes) {
          if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'href') continue;
          if (typeof attribute.value === 'string')
            attribute.value = withBase(attribute.value, base);
        }
      }
    });
  };
}
