import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/facts/files.ts';
import { remarkCitations } from '../../src/markdown/citations.ts';
import { attributeOf, component } from '../../src/markdown/elements.ts';
import { factsFrom } from '../facts.ts';

// tests/site/ checks the marks on the built pages; tests/mistakes.tsv has the other mistakes.
const facts = {
  ...factsFrom({}),
  sources: new Map([
    ['help-page', {}],
    ['notice', {}],
  ]),
  values: new Map([
    ['plus', { text: { en: 'US$20 a month' }, sources: ['a', 'b'] }],
    ['pro', { text: { en: 'US$100 or US$200' }, sources: ['a'] }],
  ]),
  routes: new Map([['virtual-card', { sources: ['help-page', 'notice'] }]]),
} as unknown as Facts;

const cite = (id: string) => component('Cite', { id });

function run(...children: RootContent[]): RootContent[] {
  const tree: Root = { type: 'root', children };
  const file = new VFile({ path: `${process.cwd()}/content/docs/page.mdx` });
  remarkCitations(() => facts)(tree, file);
  return tree.children;
}

function json(node: RootContent | undefined, name: string): unknown {
  return JSON.parse(attributeOf(node as MdxJsxFlowElement, name)!);
}

describe('citations', () => {
  test('sources are numbered in the order in which a page cites them, and listed at its end', () => {
    const text: RootContent = { type: 'text', value: 'and' };
    const children = run(cite('notice'), text, cite('help-page'), text, cite('notice'));
    expect([0, 2, 4].map((place) => json(children[place], 'numbers'))).toEqual([
      { notice: 1 },
      { 'help-page': 2 },
      { notice: 1 },
    ]);
    expect(children.at(-2)).toMatchObject({ data: { hProperties: { id: 'sources' } } });
    expect(json(children.at(-1), 'listed')).toEqual(['notice', 'help-page']);
  });

  test('adjacent citations become one', () => {
    const [first, after] = run(cite('notice'), cite('help-page'), cite('notice'));
    expect(json(first, 'numbers')).toEqual({ notice: 1, 'help-page': 2 });
    expect(after).toMatchObject({ type: 'heading' });
  });

  test('the table of routes cites the sources of all', () => {
    const [table] = run(component('RouteTable', {}));
    expect(json(table, 'numbers')).toEqual({ 'help-page': 1, notice: 2 });
  });

  test('a cost calculation cites its price, and needs one', () => {
    expect(json(run(component('Cost', { id: 'plus' }))[0], 'numbers')).toEqual({ a: 1, b: 2 });
    expect(() => run(component('Cost', { id: 'pro' }))).toThrow(
      'content/docs/page.mdx:1: <Cost />: expected a value with exactly one price, such as US$20',
    );
  });

  test('a page without citations has no list', () => {
    expect(run(component('Aside', {}))).toHaveLength(1);
  });
});
