import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';

/**
 * A section that a plugin adds to a page: its heading, which the table of contents lists like any other,
 * and one component.
 * @param title the heading
 * @param id its id
 * @param name the component's name
 * @param attributes what the component is given
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

/** @returns a component as a plugin adds it to a page, on a line of its own. */
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
