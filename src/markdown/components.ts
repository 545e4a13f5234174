import path from 'node:path';
import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { elementTypes, isComponent } from './elements.ts';

const parser = unified().use(remarkParse).use(remarkMdx).freeze();

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
    const imports = [...names].map((name) => {
      const file = path.resolve('src/components', `${name}.astro`).replaceAll(path.sep, '/');
      return `import ${name} from ${JSON.stringify(file)};`;
    });
    tree.children.unshift(...parser.parse(imports.join('\n')).children);
  };
}
