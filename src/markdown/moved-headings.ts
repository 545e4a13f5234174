import path from 'node:path';
import type { Paragraph, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Redirect } from '../publish/redirect-list.ts';

export interface MovedHeadingsOptions {
  readRedirects: () => Redirect[];
  /** Gives the text before the link to the new address, by the page's path. */
  movedWord: (path: string) => string;
}

/**
 * Remark plugin: for each heading that has moved away from this page, adds a line with the old id at the end,
 * linking to the new address. Servers never see a hash, so they cannot redirect it.
 */
export function remarkMovedHeadings({ readRedirects, movedWord }: MovedHeadingsOptions) {
  return (tree: Root, file: VFile): void => {
    const docs = path.join(process.cwd(), 'content', 'docs');
    const page =
      `/${path.relative(docs, file.path).replace(/(?:(?<=^|\/)index)?\.mdx$/, '')}/`.replace(
        /\/+/g,
        '/',
      );
    for (const { from, to } of readRedirects()) {
      if (!from.startsWith(`${page}#`)) continue;
      const line: Paragraph = {
        type: 'paragraph',
        children: [
          { type: 'text', value: `${movedWord(file.path)} ` },
          { type: 'link', url: to, children: [{ type: 'text', value: to }] },
        ],
        data: { hProperties: { id: from.split('#')[1], className: ['moved'] } },
      };
      tree.children.push(line);
    }
  };
}
