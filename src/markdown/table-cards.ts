import type { Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** Tables with at least this many columns do not fit on a phone. */
const wide = 3;

/**
 * Remark plugin: marks wide tables, which a phone shows as one card per row (styles/tables.css), and adds the
 * name of the column to each cell except the first. Runs after values and typography.
 */
export function remarkTableCards() {
  return (tree: Root): void => {
    visit(tree, 'table', (table) => {
      const [head, ...rows] = table.children;
      const columns = head!.children.map((cell) => toString(cell));
      if (columns.length < wide) return;
      table.data = { hProperties: { className: ['card-table'] } };
      for (const [index, cell] of rows.flatMap((row) => [...row.children.entries()]))
        if (index > 0) cell.data = { hProperties: { dataColumn: columns[index] } };
    });
  };
}
