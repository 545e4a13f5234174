import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { VFile } from 'vfile';
import type { Redirect } from '../redirects.ts';
import { uiTextOn } from '../i18n.ts';

/**
 * Remark plugin: for each heading that has moved away from this page, adds a line with the old id at the end,
 * linking to the new address. Servers never see a hash, so they cannot redirect it.
 */
export function remarkMovedHeadings(readRedirects: () => Redirect[]) {
  const redirects = readRedirects();
  return (tree: Root, file: VFile): void => {
    const [, name] = /content[\\/]docs[\\/](.*)\.mdx$/.exec(file.path) ?? [];
    const page = `/${name}/`.replaceAll('\\', '/').replace(/\/index\/$/, '/');
    for (const { from, to } of redirects) {
      if (!from.startsWith(`${page}#`)) continue;
      const [line] = fromMarkdown(`${uiTextOn(file.path, 'moved')} [${to}](${to})`).children;
      line!.data = { hProperties: { id: from.split('#')[1], className: ['moved'] } };
      tree.children.push(line!);
    }
  };
}
