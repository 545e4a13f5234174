import path from 'node:path';
import type { ImportDeclaration } from 'estree';
import type { Root } from 'mdast';
import type {} from 'mdast-util-mdxjs-esm';
import { visit } from 'unist-util-visit';
import { elementTypes, isComponent } from './elements.ts';

/**
 * Remark plugin: imports the components in `src/components/` that a page uses, by their names, and no others,
 * because each page resolves each import again. Runs last, after the plugins that add components.
 */
export function remarkComponents() {
  return (tree: Root): void => {
    const names = new Set<string>();
    visit(tree, elementTypes, ({ name }) => {
      if (isComponent(name)) names.add(name!);
    });
    if (names.size === 0) return;
    const body = [...names].map((name): ImportDeclaration => {
      const file = path.resolve('src/components', `${name}.astro`).replaceAll(path.sep, '/');
      return {
        type: 'ImportDeclaration',
        attributes: [],
        specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
        source: { type: 'Literal', value: file },
      };
    });
    const estree = { type: 'Program' as const, sourceType: 'module' as const, body };
    tree.children.unshift({ type: 'mdxjsEsm', value: '', data: { estree } });
  };
}
