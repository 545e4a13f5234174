import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/facts/load.ts';
import { attributes, readContentPages } from '../pages.ts';
import type { Page } from '../pages.ts';

const { problems } = readFacts();
const pages = new Map(readContentPages().map((page) => [page.url, page]));
const index = pages.get('/troubleshooting/')!;

test('the registry and the pages name the same problems', () => {
  const files = readdirSync('content/docs/troubleshooting')
    .map((file) => file.replace('.mdx', ''))
    .filter((id) => id !== 'index');
  expect(
    files.filter((id) => !problems.has(id)),
    'pages without an entry in problems.yaml',
  ).toEqual([]);
  expect(
    [...problems.keys()].filter((id) => !files.includes(id)),
    'entries without a page',
  ).toEqual([]);
});

test('the index has an entry for every problem, with its title, its first step and a link', () => {
  for (const [id, { first }] of problems) {
    const entry = index.root.querySelector(`article#${id}`);
    expect(entry?.querySelector('a')?.getAttribute('href'), id).toBe(`/troubleshooting/${id}/`);
    expect(entry?.querySelector('a')?.text.trim(), id).toBe(title(pageOf(id)));
    expect(entry?.text, id).toContain(first['zh-CN']);
  }
});

describe.each([...problems.keys()])('%s', (id) => {
  const problem = problems.get(id)!;

  test('prints each message to the letter, with a button that copies just that', () => {
    const page = pageOf(id);
    const texts = problem.messages.map(({ text }) => text).sort();
    expect(
      page.root
        .querySelectorAll('.message q')
        .map((q) => q.text)
        .sort(),
    ).toEqual(texts);
    expect(attributes(page, '.message button', 'data-copy').sort()).toEqual(texts);
  });

  test('cites what its entry lists, and lists what it cites', () => {
    const cited = new Set(attributes(pageOf(id), '.source-list li', 'id').map((s) => s.slice(7)));
    const listed = new Set([
      ...problem.sources,
      ...problem.messages.flatMap(({ sources }) => sources),
    ]);
    expect([...cited].sort()).toEqual([...listed].sort());
  });

  test('has one numbered list of what to do', () => {
    expect(pageOf(id).root.querySelectorAll('main ol:not(.source-list)')).toHaveLength(1);
  });

  test('leads back to its guide, and a guide leads to it', () => {
    expect(attributes(pageOf(id), '.problem-facts a', 'href')).toEqual([problem.guide]);
    const guides = [...pages.values()].filter(
      ({ url }) => /^\/(guides|about)\//.test(url) || url === '/',
    );
    const links = guides.filter((page) =>
      attributes(page, 'main a', 'href').includes(`/troubleshooting/${id}/`),
    );
    expect(links.map(({ url }) => url)).not.toEqual([]);
  });

  test('links its related problems', () => {
    const links = attributes(pageOf(id), 'main a', 'href');
    for (const other of problem.related) expect(links).toContain(`/troubleshooting/${other}/`);
    expect(problem.related).not.toContain(id);
  });
});

test('every line of a problem that a reader is to do first fits on one line of the index', () => {
  for (const [id, { first }] of problems) expect(first['zh-CN'].length, id).toBeLessThanOrEqual(42);
});

test('the sidebar lists groups, not problems', () => {
  const links = attributes(index, '#starlight__sidebar a', 'href');
  expect(links.filter((link) => /^\/troubleshooting\/[^#]/.test(link))).toEqual([]);
  expect(links.filter((link) => link.startsWith('/troubleshooting/')).length).toBeLessThan(10);
});

function pageOf(id: string): Page {
  return pages.get(`/troubleshooting/${id}/`)!;
}

function title({ root }: Page): string | undefined {
  return root.querySelector('h1')?.text.trim();
}
