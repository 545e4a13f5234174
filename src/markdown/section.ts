import type { RootContent } from 'mdast';

/**
 * A section that a plugin adds to a page: its heading, which the table of contents lists like any other,
 * and one component.
 * @param title the heading
 * @param id its id
 * @param component the component's name
 * @param attributes what the component is given
 */
export function section(
  title: string,
  id: string,
  component: string,
  attributes: Record<string, string>,
): RootContent[] {
  return [
    {
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value: title }],
      data: { hProperties: { id } },
    },
    {
      type: 'mdxJsxFlowElement',
      name: component,
      attributes: Object.entries(attributes).map(([name, value]) => ({
        type: 'mdxJsxAttribute',
        name,
        value,
      })),
      children: [],
    },
  ];
}
