import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from './text.ts';

/** From so many columns on a table does not fit on a phone. */
const wide = 3;

/**
 * Rehype plugin: marks the tables that a phone shows as cards (styles/tables.css), a card for each row, and gives
 * each cell but a row's first the name of its column.
 */
export function rehypeTableCards() {
  return (tree: Root): void => {
    visit(tree, 'element', (table) => {
      if (table.tagName !== 'table') return;
      const columns = cellsOf(table, 'th').map(textOf);
      if (columns.length < wide) return;
      table.properties['className'] = ['card-table'];
      cellsOf(table, 'td').forEach((cell, index) => {
        const column = index % columns.length;
        if (column > 0) cell.properties['dataColumn'] = columns[column]!;
      });
    });
  };
}

function cellsOf(table: Element, tagName: string): Element[] {
  const cells: Element[] = [];
  visit(table, 'element', (cell) => {
    if (cell.tagName === tagName) cells.push(cell);
  });
  return cells;
}
