import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFacts } from '../../src/facts/load.ts';
import { trackingLink } from '../../src/markdown/links.ts';
import { isMissingPage } from '../../src/site.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { attributes, readContentPages } from '../pages.ts';

const pages = readContentPages();
const facts = readFacts();

test('every source is cited on a page', () => {
  const cited = new Set(pages.flatMap((page) => attributes(page, '.source-list li', 'id')));
  const unused = [...facts.sources.keys()].filter((id) => !cited.has(`source-${id}`));
  expect(unused, 'content/facts/sources.yaml: cite each, or remove it').toEqual([]);
});

test('every citation mark names its source to a screen reader', () => {
  for (const page of pages) {
    const marks = page.root.querySelectorAll('.cite a').length;
    const names = attributes(page, '.cite a', 'aria-label');
    expect(names.length, page.url).toBe(marks);
    for (const name of names) expect(name, page.url).toMatch(/\d(?:：|: ).{3,}/);
  }
});

test('every service and every route is named on a page', () => {
  const text = pages.map(({ root }) => root.querySelector('main')?.text).join('\n');
  for (const { name } of [...facts.services.values(), ...facts.routes.values()]) {
    expect(text).toContain(name['zh-CN']);
    expect(text).toContain(name.en);
  }
});

test('at least 70% of citations are official', () => {
  const kinds = pages.flatMap((page) => attributes(page, '.cite', 'data-evidence'));
  // The three original articles are history and always cited.
  const counted = kinds.filter((kind) => kind !== 'article');
  const official = counted.filter((kind) => kind.startsWith('official'));
  expect(official.length / counted.length).toBeGreaterThanOrEqual(0.7);
});

test('no page or fact repeats the text of a value', () => {
  const files = ['content/docs', 'content/facts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) =>
          /\.(mdx|yaml)$/.test(file) && !/^(values|sources|screens|events)\.yaml$/.test(file),
      )
      .map((file) => ({ file, text: plain(today(readFileSync(`${folder}/${file}`, 'utf8'))) })),
  );
  const copies = [...facts.values].flatMap(([id, { kind, text }]) =>
    [text['zh-CN'], text.en].flatMap((value) =>
      files
        // Short amounts and numbers of days are ambiguous: US$5 is a price in one place and a hold in another.
        .filter(
          ({ text }) => value.length > 7 && /path|price/.test(kind) && text.includes(plain(value)),
        )
        .map(({ file }) =>
          file.endsWith('.yaml')
            ? `content/facts/${file}: quote {{${id}}}`
            : `content/docs/${file}: quote <Value id="${id}" />`,
        ),
    ),
  );
  expect(copies).toEqual([]);
});

test('unlinked sources are never linked', () => {
  for (const [id, { unlinked }] of facts.sources) {
    if (!unlinked) continue;
    const links = pages.flatMap(({ root }) => root.querySelectorAll(`#source-${id} a[href^=http]`));
    expect(links, id).toEqual([]);
  }
});

const links = pages.flatMap((page) => attributes(page, 'a[href^=http]', 'href'));

test('services that the articles advertised are never linked', () => {
  const hosts =
    /wildcard|yeka|onekey\.so\/?$|card\.onekey|okx\.|dupay|nobepay|shadowrocket|pockyt|bbtdd/i;
  const places = links.map((link) => new URL(link).host + new URL(link).pathname);
  expect(places.filter((place) => hosts.test(place))).toEqual([]);
});

test('no page has a referral or invitation code', () => {
  expect(links.filter(trackingLink)).toEqual([]);
  for (const { url, root } of pages) expect(root.text, url).not.toContain('HJIBK3');
});

test('sources are listed in the order in which a page cites them', () => {
  for (const page of pages) {
    const cited = new Set(attributes(page, '.cite a', 'href'));
    const lines = attributes(page, '.source-list li', 'id').map((id) => `#${id}`);
    expect([...cited], page.url).toEqual(lines);
  }
});

test('every page links to its source in the repository of package.json', () => {
  for (const page of pages.filter(({ url }) => !isMissingPage(url))) {
    const edits = attributes(page, 'footer a', 'href').filter((link) =>
      link.startsWith(`${packageJson.repository.url}/edit/`),
    );
    expect(edits, page.url).toHaveLength(1);
    expect(() => readFileSync(edits[0]!.split('/edit/main/')[1]!), page.url).not.toThrow();
  }
});

/** @returns a text without bold and with uniform separators in menu paths. */
function plain(text: string): string {
  return text.replaceAll('**', '').replace(/\s*[›→>]\s*/g, ' › ');
}

/** @returns a text without lines about earlier years, which keep the values of their time. */
function today(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/20(?:1\d|2[0-5])/.test(line))
    .join('\n');
}
