import type { Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { uiText, type UiTextKey } from '../i18n.ts';
import type { Facts } from '../facts/files.ts';
import type { Redirect } from '../redirects.ts';
import type { Language } from '../site.ts';

/** What the steps of processor.ts know of a page besides its syntax tree. */
export interface Page {
  /** Its address without the base path: `/en/guides/cancel/`. */
  address: string;
  lang: Language;
  /** For mistakes: `file.fail()` throws a VFileMessage with the line. */
  file: VFile;
  /** Becomes `remarkPluginFrontmatter`. */
  frontmatter: Record<string, unknown>;
  facts: Facts;
  redirects: Redirect[];
}

/** A component or an HTML element. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Their node types, for `visit`. */
export const elementTypes = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const;

export function isComponent(name: string | null): boolean {
  return /^[A-Z]/.test(name ?? '');
}

/** @returns the attributes of an element; a value in braces keeps them, an attribute without one is empty. */
export function attributesOf({ attributes }: Element): Record<string, string> {
  const pairs = attributes.map((attribute) => {
    const { value } = attribute;
    const text = value && typeof value === 'object' ? `{${value.value}}` : value;
    return ['name' in attribute ? attribute.name : '{…}', text ?? ''];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** @returns the tag of an element, without some of its attributes */
export function tagOf(element: Element, without: string[] = []): string {
  const pairs = Object.entries(attributesOf(element))
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => ` ${key}="${value}"`);
  return `<${element.name}${pairs.join('')} />`;
}

const parser = unified().use(remarkParse).use(remarkMdx).freeze();

/** @returns the nodes of a text in MDX, for a step to add to a page. */
export function parse(text: string): RootContent[] {
  return parser.parse(text).children;
}

/** @returns a section for a step to add: a heading, listed in the table of contents, and a component. */
export function section({ lang }: Page, title: UiTextKey, id: string, tag: string): RootContent[] {
  const [heading, content] = parse(`## ${uiText[lang][title]}\n\n${tag}`);
  heading!.data = { hProperties: { id } };
  return [heading!, content!];
}

/** @returns whether a node contains an element other than a span, at any depth. */
export function holdsElement({ children }: Parent): boolean {
  return children.some(
    (child) =>
      ('name' in child && child.name !== 'span') || ('children' in child && holdsElement(child)),
  );
}

/** @returns whether a node has anything to show in it: words, an image or a component. */
export function holdsSomething(node: Parent): boolean {
  return toString(node).trim() !== '' || holdsElement(node);
}

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
