import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFacts } from '../../src/facts/load.ts';
import { attributes, readContentPages } from '../pages.ts';

const pages = readContentPages();
const facts = readFacts();

test('every source is cited on a page', () => {
  const cited = new Set(pages.flatMap((page) => attributes(page, '.source-list li', 'id')));
  const unused = [...facts.sources.keys()].filter((id) => !cited.has(`source-${id}`));
  expect(unused).toEqual([]);
});

test('every service is shown on a page, and every route is explained on one', () => {
  const text = pages.map(({ root }) => root.querySelector('main')?.text).join('\n');
  for (const { name } of [...facts.services.values(), ...facts.routes.values()]) {
    expect(text).toContain(name['zh-CN']);
    expect(text).toContain(name.en);
  }
});

test('a source that we do not link is a link nowhere', () => {
  for (const [id, { unlinked }] of facts.sources) {
    if (!unlinked) continue;
    const links = pages.flatMap(({ root }) => root.querySelectorAll(`#source-${id} a[href^=http]`));
    expect(links, id).toEqual([]);
  }
});

test('services that are closed or unclear are a link nowhere', () => {
  const hosts =
    /wildcard|yeka|onekey\.so\/?$|card\.onekey|okx\.|dupay|nobepay|shadowrocket|pockyt|bbtdd/i;
  const links = pages.flatMap((page) => attributes(page, 'a[href^=http]', 'href'));
  expect(links.filter((link) => hosts.test(new URL(link).host + new URL(link).pathname))).toEqual(
    [],
  );
});

test('no page carries a referral or an invitation code', () => {
  const links = pages.flatMap((page) => attributes(page, 'a[href^=http]', 'href'));
  expect(links.filter((link) => /[?&](i|ref|aff|invite|code|via)=/i.test(link))).toEqual([]);
  for (const { url, root } of pages) expect(root.text, url).not.toContain('HJIBK3');
});

test('every mark has its line in the list, and every line leads back to its first', () => {
  for (const page of pages) {
    const first = attributes(page, '.cite a[id]', 'id').map((id) => `#${id}`);
    expect(attributes(page, '.source-back', 'href').sort(), page.url).toEqual(first.sort());
    const cited = new Set(attributes(page, '.cite a', 'href'));
    const lines = attributes(page, '.source-list li', 'id').map((id) => `#${id}`);
    expect([...cited].sort(), page.url).toEqual(lines.sort());
  }
});

test('every page says when its facts were last gone through', () => {
  for (const page of pages.filter(({ url }) => !/\/404(\.html|\/)$/.test(url))) {
    expect(attributes(page, 'footer time', 'datetime'), page.url).toHaveLength(1);
  }
});

test('every page can be edited at the address that package.json names', () => {
  const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    repository: { url: string };
  };
  for (const page of pages.filter(({ url }) => !/\/404(\.html|\/)$/.test(url))) {
    const links = attributes(page, 'footer a', 'href').filter((link) =>
      link.startsWith(`${repository.url}/edit/`),
    );
    expect(links, page.url).toHaveLength(1);
    expect(() => readFileSync(links[0]!.split('/edit/main/')[1]!), page.url).not.toThrow();
  }
});

test('nothing of what `npm run new:problem` leaves to be written is published', () => {
  for (const { url, root } of pages) expect(root.text, url).not.toContain('TODO');
});
