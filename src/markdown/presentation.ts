import type { Heading, Paragraph, Root, Table } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { uiTextOn } from '../i18n.ts';
import { localeOfFile, withBase } from '../site.ts';

/** Three or more Latin words; a name such as “App Store” does not count. */
export const english = /([A-Za-z][\w'’]*(?:[ ,.!?’-]+[\w'’]+){2,}[.!?]?)/;

/** Tables with at least this many columns do not fit on a phone. */
const wide = 3;

/**
 * Remark plugin: inserts no-break spaces between a number and its Chinese unit (`20 美元`, `11 月`) and before
 * the arrows in menu paths (`Settings › Account`). On Chinese pages, it marks English links and bold texts as
 * English for screen readers. Links that start at the site's root get the base path, because Astro leaves links
 * in Markdown unchanged. Runs after all plugins that add text.
 */
export function remarkPresentation() {
  return (tree: Root, file: VFile): void => {
    const isChinese = localeOfFile(file.path) === 'zh-CN';
    visit(tree, (node) => {
      if (node.type === 'text')
        node.value = node.value.replace(/(?<=\d) (?=\p{Script=Han})| (?=[→›])/gu, '\u00A0');
      if ('url' in node) node.url = withBase(node.url);
      if (!isChinese || (node.type !== 'link' && node.type !== 'strong')) return;
      if (toString(node).replace(english, '') === '') node.data = { hProperties: { lang: 'en' } };
    });
    const label = uiTextOn(file.path, 'heading.anchorLabel');
    visit(tree, 'heading', (heading, index, parent) => {
      parent!.children[index!] = withLink(heading, label);
      return SKIP;
    });
    visit(tree, 'table', nameColumns);
  };
}

/** @returns a heading with a link to itself after it, which client/copy-buttons.ts copies. */
function withLink(heading: Heading, label: string): Paragraph {
  const ariaLabel = label.replace('{{title}}', toString(heading));
  const url = `#${String(heading.data!.hProperties!['id'])}`;
  return {
    type: 'paragraph',
    data: { hName: 'div', hProperties: { className: ['heading'] } },
    children: [
      // A paragraph with hName may hold anything.
      heading as never,
      {
        type: 'link',
        url,
        data: { hProperties: { className: ['heading-link'], ariaLabel } },
        children: [{ type: 'text', value: '#' }],
      },
    ],
  };
}

/**
 * Marks a wide table, which a phone shows as one card per row (styles/tables.css), and adds the name of the
 * column to each cell except the first.
 */
function nameColumns(table: Table): void {
  const [head, ...rows] = table.children;
  const columns = head!.children.map((cell) => toString(cell));
  if (columns.length < wide) return;
  table.data = { hProperties: { className: ['card-table'] } };
  for (const [index, cell] of rows.flatMap((row) => [...row.children.entries()]))
    if (index > 0) cell.data = { hProperties: { dataColumn: columns[index] } };
}
