import path from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { fail } from './fail.ts';
import { section } from './section.ts';

export interface ProblemPageOptions {
  /** Gives the heading of the list of related problems, from the page's path. */
  relatedTitle: (path: string) => string;
}

/** The sections of a problem page, in the order in which a reader in trouble needs them. */
const sections = ['meaning', 'how-to-tell', 'what-to-do', 'still-failing'];

/**
 * Remark plugin: a file in `troubleshooting/` is the page of the problem that it is named after. Tells
 * its header which problem that is and ends the page with the related problems. Runs after the heading
 * ids are taken and before sources are numbered.
 * @throws Error with file and line when the page has no header or other sections than it should
 */
export function remarkProblemPages({ relatedTitle }: ProblemPageOptions) {
  return (tree: Root, file: VFile): void => {
    const id = path.basename(file.path, '.mdx');
    if (path.basename(path.dirname(file.path)) !== 'troubleshooting' || id === 'index') return;

    const header = tree.children.find(
      (node): node is MdxJsxFlowElement =>
        node.type === 'mdxJsxFlowElement' && node.name === 'ProblemHeader',
    );
    if (!header) fail(file, tree, 'a problem page has <ProblemHeader /> below its first paragraph');
    header.attributes.push({ type: 'mdxJsxAttribute', name: 'id', value: id });

    const found = tree.children.flatMap((node) =>
      node.type === 'heading' && node.depth === 2 ? [String(node.data?.hProperties?.['id'])] : [],
    );
    if (found.join() !== sections.join()) {
      const expected = sections.map((section) => `[#${section}]`).join(' ');
      fail(file, tree, `expected the sections ${expected}, found [#${found.join('] [#')}]`);
    }
    tree.children.push(...section(relatedTitle(file.path), 'related', 'RelatedProblems', { id }));
  };
}
