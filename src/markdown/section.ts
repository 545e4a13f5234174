import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';

/**
 * A section added by a plugin: a heading, which the table of contents includes, and one component.
 * @param title the heading
 * @param id its id
 * @param name the component's name
 * @param attributes the component's attributes
 */
export function section(
  title: string,
  id: string,
  name: string,
  attributes: Record<string, string>,
): RootContent[] {
  return [
    {
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value: title }],
      data: { hProperties: { id } },
    },
    component(name, attributes),
  ];
}

/** @returns a component for a plugin to add to a page, as a block. */
export function component(name: string, attributes: Record<string, string>): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name,
      value,
    })),
    children: [],
  };
}
