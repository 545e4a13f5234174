import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/facts/files.ts';
import { addCitations } from '../../src/markdown/citations.ts';
import { attributesOf, parse, type Element, type Page } from '../../src/markdown/elements.ts';
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

/** @returns the blocks of a page after this step, and the sources that it lists. */
function run(text: string) {
  const tree: Root = { type: 'root', children: parse(text) };
  const page = { lang: 'en', facts, frontmatter: {} as Page['frontmatter'] } as Page;
  addCitations(tree, page);
  return { children: tree.children, cited: page.frontmatter['cited'] };
}

test('adjacent citations become one', () => {
  const { children } = run('<Cite id="notice" />\n<Cite id="help-page" />\n<Cite id="notice" />');
  expect(attributesOf(children[0] as Element)).toEqual({ id: 'notice help-page notice' });
  expect(children[1]).toMatchObject({ type: 'heading' });
});

test('the table of routes cites the sources of all', () => {
  expect(run('<RouteTable />').cited).toEqual(['help-page', 'notice']);
});

test('a page without citations has no list', () => {
  expect(run('<Aside />').children).toHaveLength(1);
});
