import type { Element, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** Tables with at least this many columns do not fit on a phone. */
const wide = 3;

/**
 * Rehype plugin: marks wide tables, which a phone shows as one card per row (styles/tables.css), and adds the
 * name of the column to each cell except the first.
 */
export function rehypeTableCards() {
  return (tree: Root): void => {
    visit(tree, 'element', (table) => {
      if (table.tagName !== 'table') return;
      const columns: string[] = [];
      const cells: Element[] = [];
      visit(table, 'element', (cell) => {
        if (cell.tagName === 'th') columns.push(toString(cell));
        if (cell.tagName === 'td') cells.push(cell);
      });
      if (columns.length < wide) return;
      table.properties['className'] = ['card-table'];
      for (const [index, cell] of cells.entries()) {
        const column = index % columns.length;
        if (column > 0) cell.properties['dataColumn'] = columns[column]!;
      }
    });
  };
}
