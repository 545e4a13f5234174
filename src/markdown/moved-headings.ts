import type { Root } from 'mdast';
import { uiText } from '../i18n.ts';
import { parse, type Page } from './elements.ts';

/**
 * For each heading that has moved away from this page, adds a line with the old id at the end, linking to the
 * new address. Servers never see a hash, so they cannot redirect it.
 */
export function addMovedHeadings(tree: Root, { address, lang, redirects }: Page): void {
  for (const { from, to } of redirects) {
    if (!from.startsWith(`${address}#`)) continue;
    const [line] = parse(`${uiText[lang].moved} [${to}](${to})`);
    line!.data = { hProperties: { id: from.split('#')[1], className: ['moved'] } };
    tree.children.push(line!);
  }
}
