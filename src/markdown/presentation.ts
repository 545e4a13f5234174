import type { Heading, Paragraph, Root, Table } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { colonIn } from '../facts/localize.ts';
import { uiText } from '../i18n.ts';
import { withBase } from '../site.ts';
import { parse, type Page } from './elements.ts';

/** Three or more Latin words; a name such as “App Store” does not count. */
export const english = /([A-Za-z][\w'’]*(?:[ ,.!?’-]+[\w'’]+){2,}[.!?]?)/;

/**
 * Inserts no-break spaces between a number and its Chinese unit (`20 美元`, `11 月`) and before the arrows in
 * menu paths (`Settings › Account`). On Chinese pages, it marks English links and bold texts as English for
 * screen readers. Links that start at the site's root get the base path, because Astro leaves links in Markdown
 * unchanged. Runs after all steps that add text.
 */
export function present(tree: Root, { lang }: Page): void {
  visit(tree, (node) => {
    if (node.type === 'text')
      node.value = node.value.replace(/(?<=\d) (?=\p{Script=Han})| (?=[→›])/gu, '\u00A0');
    if ('url' in node) node.url = withBase(node.url);
    if (lang === 'en' || (node.type !== 'link' && node.type !== 'strong')) return;
    if (toString(node).replace(english, '') === '') node.data = { hProperties: { lang: 'en' } };
  });
  visit(tree, 'heading', (heading, index, parent) => {
    parent!.children[index!] = withLink(heading, uiText[lang]['heading.anchorLabel']);
    return SKIP;
  });
  visit(tree, 'table', (table) => nameColumns(table, colonIn(lang)));
}

/** @returns a heading with a link to itself after it, which client/copy-buttons.ts copies. */
function withLink(heading: Heading, label: string): Paragraph {
  const [block] = parse(`[#](#${String(heading.data!.hProperties!['id'])})`) as [Paragraph];
  const ariaLabel = label.replace('{{title}}', toString(heading));
  block.data = { hName: 'div', hProperties: { className: ['heading'] } };
  block.children[0]!.data = { hProperties: { className: ['heading-link'], ariaLabel } };
  // A paragraph with hName may hold anything.
  block.children.unshift(heading as never);
  return block;
}

/**
 * Marks a table of three or more columns, which a phone shows as one card per row (styles/tables.css), and adds
 * the name of the column to each cell except the first.
 */
function nameColumns(table: Table, colon: string): void {
  const [head, ...rows] = table.children;
  const columns = head!.children.map((cell) => toString(cell) + colon);
  if (columns.length < 3) return;
  table.data = { hProperties: { className: ['card-table'] } };
  for (const [index, cell] of rows.flatMap((row) => [...row.children.entries()]))
    if (index > 0) cell.data = { hProperties: { dataColumn: columns[index] } };
}
