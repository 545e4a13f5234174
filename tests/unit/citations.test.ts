import type { Root, RootContent } from 'mdast';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/facts/files.ts';
import { remarkCitations } from '../../src/markdown/citations.ts';
import { component } from '../../src/markdown/elements.ts';
import { factsFrom } from '../facts.ts';

// tests/site/ checks the marks on the built pages; tests/mistakes.tsv has the other mistakes.
const facts = {
  ...factsFrom({}),
  sources: new Map([
    ['help-page', {}],
    ['notice', {}],
  ]),
  routes: new Map([['virtual-card', { sources: ['help-page', 'notice'] }]]),
} as unknown as Facts;

const cite = (id: string) => component('Cite', { id });

/** @returns the blocks of a page after the plugin, and the sources that it lists. */
function run(...children: RootContent[]) {
  const tree: Root = { type: 'root', children };
  const file = new VFile({
    path: `${process.cwd()}/content/docs/page.mdx`,
    data: { astro: { frontmatter: {} } },
  });
  remarkCitations(() => facts)(tree, file);
  return { children: tree.children, cited: file.data.astro!.frontmatter!['cited'] as unknown };
}

test('adjacent citations become one', () => {
  const { children } = run(cite('notice'), cite('help-page'), cite('notice'));
  expect(children[0]).toEqual(cite('notice help-page notice'));
  expect(children[1]).toMatchObject({ type: 'heading' });
});

test('the table of routes cites the sources of all', () => {
  expect(run(component('RouteTable', {})).cited).toEqual(['help-page', 'notice']);
});

test('a page without citations has no list', () => {
  expect(run(component('Aside', {})).children).toHaveLength(1);
});
