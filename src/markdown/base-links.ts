import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { withBase } from '../site.ts';

/**
 * Remark plugin: puts the base path before links that start at the site's root, since Astro leaves
 * links in prose as they are written.
 * @param base the path that the site is served under, such as `/` or `/guide/`
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
