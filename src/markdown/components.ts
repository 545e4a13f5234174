import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { elementTypes, isComponent, parse } from './elements.ts';

/**
 * Imports the components in `src/components/` that a page uses, by their names, and no others, because each
 * page resolves each import again. Runs last, after the steps that add components.
 */
export function importComponents(tree: Root): void {
  const names = new Set<string>();
  visit(tree, elementTypes, ({ name }) => {
    if (isComponent(name)) names.add(name!);
  });
  const imports = [...names].map((name) => `import ${name} from '/src/components/${name}.astro';`);
  tree.children.unshift(...parse(imports.join('\n')));
}
