import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/facts/files.ts';
import { remarkCitations } from '../../src/markdown/citations.ts';

const facts = {
  sources: new Map([
    ['help-page', {}],
    ['notice', {}],
  ]),
  services: new Map([
    ['card', { name: {}, what: {}, since: '2025', sources: ['notice'], page: '/guides/card/' }],
  ]),
  events: new Map([
    ['sold', { date: '2025-03', sources: ['help-page', 'notice'], page: '/guides/card/' }],
    ['other', { date: '2024', sources: ['help-page'], page: '/guides/other/' }],
  ]),
  problems: new Map(),
  flows: new Map(),
  values: new Map([
    ['plus', { text: { en: 'US$20 a month' }, sources: ['a', 'b'], was: [] }],
    ['pro', { text: { en: 'US$100 or US$200' }, sources: ['a'], was: [] }],
  ]),
  glossary: new Map(),
  routes: new Map([['virtual-card', { sources: ['help-page', 'notice'] }]]),
  decision: new Map([
    ['left', { answers: [{ route: 'virtual-card' }, { instead: { sources: ['notice'] } }] }],
  ]),
  billing: new Map([
    ['web', { cancel: { sources: ['notice'] }, refund: { sources: [] }, cannot: { sources: [] } }],
  ]),
} as unknown as Facts;

function component(name: string, attributes: Record<string, string> = {}): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      type: 'mdxJsxAttribute',
      name: key,
      value,
    })),
    children: [],
    position: { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } },
  };
}

function run(...children: Root['children']): Root {
  const tree: Root = { type: 'root', children };
  const file = new VFile({ path: `${process.cwd()}/content/docs/page.mdx` });
  remarkCitations(() => facts)(tree, file);
  return tree;
}

function json(node: unknown, name: string): unknown {
  const found = (node as MdxJsxFlowElement).attributes.find((a) => 'name' in a && a.name === name);
  return JSON.parse(String(found?.value));
}

describe('citations', () => {
  test('sources are numbered in the order in which a page cites them', () => {
    const text = { type: 'text', value: 'and' } as never;
    const tree = run(
      component('Cite', { id: 'notice' }),
      text,
      component('Cite', { id: 'help-page' }),
      text,
      component('Cite', { id: 'notice' }),
    );
    expect([0, 2, 4].map((place) => json(tree.children[place], 'marks'))).toEqual([
      [{ source: 'notice', number: 1 }],
      [{ source: 'help-page', number: 2 }],
      [{ source: 'notice', number: 1 }],
    ]);
  });

  test('adjacent citations become one component with all their marks', () => {
    const [cite, after] = run(
      component('Cite', { id: 'notice' }),
      component('Cite', { id: 'help-page' }),
      component('Cite', { id: 'notice' }),
    ).children;
    expect(json(cite, 'marks')).toMatchObject([{ number: 1 }, { number: 2 }, { number: 1 }]);
    expect(after).toMatchObject({ type: 'heading' });
  });

  test('a timeline gets the marks of each fact, in display order', () => {
    const [timeline] = run(component('Timeline', { year: '2025' })).children;
    expect(json(timeline, 'rows')).toMatchObject([
      {
        id: 'sold',
        marks: [
          { source: 'help-page', number: 1 },
          { source: 'notice', number: 2 },
        ],
      },
      { id: 'card', marks: [{ source: 'notice', number: 2 }] },
    ]);
    const [story] = run(component('Timeline', { of: '/guides/card/' })).children;
    expect(json(story, 'rows')).toMatchObject([{ id: 'card' }, { id: 'sold' }]);
  });

  test.each([
    ['without a year or page', {}, 'expected either year="2026" or of='],
    ['of a year in which nothing happened', { year: '1999' }, 'expected a fact to show'],
  ])('a timeline %s stops the build', (_, attributes, message) => {
    expect(() => run(component('Timeline', attributes as Record<string, string>))).toThrow(
      `content/docs/page.mdx:7: <Timeline />: ${message}`,
    );
  });

  test('the page ends with a list of the sources', () => {
    const tree = run(
      component('Cite', { id: 'notice' }),
      component('ServiceStatus', { id: 'card' }),
    );
    expect(tree.children.at(-2)).toMatchObject({
      type: 'heading',
      data: { hProperties: { id: 'sources' } },
    });
    expect(json(tree.children.at(-1), 'listed')).toEqual(['notice']);
  });

  test('each row of the table of routes has its own marks', () => {
    expect(json(run(component('RouteTable')).children[0], 'rows')).toEqual([
      {
        id: 'virtual-card',
        marks: [
          { source: 'help-page', number: 1 },
          { source: 'notice', number: 2 },
        ],
      },
    ]);
  });

  test('each answer of the decision has its own marks', () => {
    const tree = run(component('Decision'));
    expect(json(tree.children[0], 'marks')).toEqual([
      [
        { source: 'help-page', number: 1 },
        { source: 'notice', number: 2 },
      ],
      [{ source: 'notice', number: 2 }],
    ]);
  });

  test('the steps in each lane of the billing map have their own marks', () => {
    expect(json(run(component('BillingMap')).children[0], 'marks')).toEqual([
      { source: 'notice', number: 1 },
    ]);
  });

  test('a cost calculation cites its price, and needs one', () => {
    expect(json(run(component('Cost', { id: 'plus' })).children[0], 'marks')).toMatchObject([
      { source: 'a', number: 1 },
      { source: 'b', number: 2 },
    ]);
    expect(() => run(component('Cost', { id: 'pro' }))).toThrow(
      'content/docs/page.mdx:7: <Cost />: expected a value with exactly one price, such as US$20',
    );
  });

  test('a page without citations has no list', () => {
    expect(run(component('Aside')).children).toHaveLength(1);
  });

  test.each([
    ['Cite', 'content/facts/sources.yaml'],
    ['ServiceStatus', 'content/facts/services.yaml'],
    ['RouteStatus', 'content/facts/routes.yaml'],
    ['Flow', 'content/facts/flows.yaml'],
  ])('an unknown id in <%s> stops the build', (name, file) => {
    expect(() => run(component(name, { id: 'no-such' }))).toThrow(
      `content/docs/page.mdx:7: <${name} id="no-such" />: expected id to be one of the keys of ${file}`,
    );
  });
});
