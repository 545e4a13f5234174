import type { PhrasingContent, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { factsPath } from '../facts/load.ts';
import type { Facts } from '../facts/load.ts';
import { textIn } from '../facts/text.ts';
import { languageOf } from '../site.ts';
import { fail } from './fail.ts';

/**
 * Remark plugin: `<Value id="cancel-deadline" />` becomes the text of that entry of values.yaml in the page's
 * language, followed by the citations of its sources; with `bare` the citations are left out. Runs before the
 * plugin that numbers citations.
 * @throws Error with file and line for an unknown id
 */
export function remarkValues({ readFacts }: { readFacts: () => Facts }) {
  return (tree: Root, file: VFile): void => {
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node, index, parent) => {
      const component = node as MdxJsxFlowElement | MdxJsxTextElement;
      if (component.name !== 'Value' || !parent) return;
      const has = (name: string) =>
        component.attributes.find((a) => a.type === 'mdxJsxAttribute' && a.name === name);
      const id = String(has('id')?.value ?? '');
      const value = readFacts().values.get(id);
      if (!value) {
        fail(file, component, `<Value id="${id}" />: expected a key of ${factsPath('values')}`);
      }
      const content: PhrasingContent[] = [
        ...inline(textIn(value.text, languageOf(file.path))),
        ...(has('bare') ? [] : value.sources.map(cite)),
      ];
      // On a line of its own the component is a paragraph.
      const flow = component.type === 'mdxJsxFlowElement';
      const nodes = flow ? [{ type: 'paragraph' as const, children: content }] : content;
      parent.children.splice(index!, 1, ...(nodes as never[]));
      return [SKIP, index! + nodes.length];
    });
  };
}

/** @returns a text with `**bold**` and links as nodes. */
function inline(text: string): PhrasingContent[] {
  const [paragraph] = fromMarkdown(text).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

function cite(id: string): MdxJsxTextElement {
  const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'id', value: id }];
  return { type: 'mdxJsxTextElement', name: 'Cite', attributes, children: [] };
}
