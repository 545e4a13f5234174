import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { withBase } from '../site.ts';

/**
 * Remark plugin: adds the base path to links that start at the site's root, because Astro leaves links in
 * Markdown unchanged.
 */
export function remarkBaseLinks() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if ('url' in node) node.url = withBase(node.url);
    });
  };
}
