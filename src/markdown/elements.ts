import type { Nodes, Parent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { uiTextOn, type UiTextKey } from '../i18n.ts';

/** A component or an HTML element. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Their node types, for `visit`. */
export const elementTypes = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const;

export function isComponent(name: string | null): boolean {
  return /^[A-Z]/.test(name ?? '');
}

/** @returns the value of an attribute, empty if it has none, or undefined if the attribute is absent. */
export function attributeOf(element: Element, name: string): string | undefined {
  return attributesOf(element).find(([key]) => key === name)?.[1];
}

/** @returns the names and values of an element's attributes; a value in braces keeps them. */
export function attributesOf({ attributes }: Element): [name: string, value: string][] {
  return attributes.map((attribute) => {
    const { value } = attribute;
    const text = value && typeof value === 'object' ? `{${value.value}}` : value;
    return ['name' in attribute ? attribute.name : '{…}', text ?? ''];
  });
}

/** @returns the tag of an element, without some of its attributes */
export function tagOf(element: Element, without: string[] = []): string {
  const pairs = attributesOf(element)
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => ` ${key}="${value}"`);
  return `<${element.name}${pairs.join('')} />`;
}

/** @returns a component for a plugin to add to a page, as a block. */
export function component(name: string, attributes: Record<string, string>): MdxJsxFlowElement {
  const pairs = Object.entries(attributes);
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: pairs.map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [],
  };
}

/** @returns a section for a plugin to add: a heading, listed in the table of contents, and a component. */
export function section(
  { path }: VFile,
  title: UiTextKey,
  id: string,
  content: MdxJsxFlowElement,
): RootContent[] {
  const children = [{ type: 'text' as const, value: uiTextOn(path, title) }];
  return [{ type: 'heading', depth: 2, children, data: { hProperties: { id } } }, content];
}

/** @returns whether a node contains an element other than a span, at any depth. */
export function holdsElement({ children }: Parent): boolean {
  return children.some(
    (child) =>
      ('name' in child && child.name !== 'span') || ('children' in child && holdsElement(child)),
  );
}

/** @returns whether a node shows anything: words, an image or a component. */
export function shows(node: Nodes | Parent): boolean {
  if ('name' in node && isComponent(node.name)) return true;
  if ('children' in node) return node.children.some(shows);
  return (
    node.type === 'image' ||
    ('value' in node && /text|inlineCode/.test(node.type) && node.value.trim() !== '')
  );
}
