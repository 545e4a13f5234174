import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { localeOfFile } from '../site.ts';

/** Three or more Latin words; a name such as “App Store” does not count. */
export const english = /([A-Za-z][\w'’]*(?:[ ,.!?’-]+[\w'’]+){2,}[.!?]?)/;

/** Remark plugin: on Chinese pages, marks English links and bold texts as English for screen readers. */
export function remarkEnglish() {
  return (tree: Root, file: VFile): void => {
    if (localeOfFile(file.path) === 'en') return;
    visit(tree, (node) => {
      if (node.type !== 'link' && node.type !== 'strong') return;
      if (toString(node).replace(english, '') === '') node.data = { hProperties: { lang: 'en' } };
    });
  };
}
