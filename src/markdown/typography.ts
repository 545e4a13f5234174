import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { localeOfFile } from '../site.ts';

/** Three or more Latin words; a name such as “App Store” does not count. */
export const english = /([A-Za-z][\w'’]*(?:[ ,.!?’-]+[\w'’]+){2,}[.!?]?)/;

/**
 * Remark plugin: inserts no-break spaces between a number and its Chinese unit (`20 美元`, `11 月`) and before
 * the arrows in menu paths (`Settings › Account`). On Chinese pages, it marks English links and bold texts as
 * English for screen readers.
 */
export function remarkTypography() {
  return (tree: Root, file: VFile): void => {
    const isChinese = localeOfFile(file.path) === 'zh-CN';
    visit(tree, (node) => {
      if (node.type === 'text')
        node.value = node.value.replace(/(?<=\d) (?=\p{Script=Han})| (?=[→›])/gu, '\u00A0');
      if (!isChinese || (node.type !== 'link' && node.type !== 'strong')) return;
      if (toString(node).replace(english, '') === '') node.data = { hProperties: { lang: 'en' } };
    });
  };
}
