import path from 'node:path';
import type { ImportDeclaration } from 'estree';
import type { Root } from 'mdast';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { visit } from 'unist-util-visit';
import { elementTypes } from './elements.ts';

const folder = path.join('src', 'components');

/**
 * Remark plugin: imports the components in `src/components/` that a page uses, by their names, and no others,
 * because each page resolves each import again. Runs last, after the plugins that add components.
 */
export function remarkComponents() {
  return (tree: Root): void => {
    const imports = new Map<string, ImportDeclaration>();
    visit(tree, elementTypes, ({ name }) => {
      if (!name || !/^[A-Z]/.test(name) || imports.has(name)) return;
      const component = path.resolve(folder, `${name}.astro`);
      imports.set(name, importOf(name, component.split(path.sep).join('/')));
    });
    if (imports.size === 0) return;
    const body = [...imports.values()];
    const node: MdxjsEsm = {
      type: 'mdxjsEsm',
      value: '',
      data: { estree: { type: 'Program', sourceType: 'module', body } },
    };
    tree.children.unshift(node);
  };
}

/** @returns `import name from 'file'` */
function importOf(name: string, file: string): ImportDeclaration {
  return {
    type: 'ImportDeclaration',
    attributes: [],
    specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
    source: { type: 'Literal', value: file },
  };
}
