import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkMark, freshUntil } from '../../src/facts/age.ts';
import { dropped, undated } from '../../tools/changes.ts';
import { withCheck } from '../../tools/checked.ts';
import { askLinks } from '../../tools/links.ts';
import { quotesOf } from '../../tools/quotes.ts';
import {
  externalLinks,
  replaceableSources,
  staleFacts,
  unofficialProblems,
} from '../../tools/upkeep.ts';
import { factsFrom, sampleService, sampleSource } from '../facts.ts';

const value = (id: string, lines: string) => `# What it costs
${id}:
  kind: price
  text: { zh-CN: '20 美元', en: 'US$20' }
  sources: [help-page]
${lines}
`;

/** @returns a source with another id, kind and address. */
const another = (id: string, kind: string) =>
  sampleSource
    .replace('help-page', id)
    .replace('official', kind)
    .replace('.com/', `.com/${id}`)
    .replace(': OpenAI', ': Paper');

test.each([
  ['path', '2027-02-26'],
  ['policy', '2027-05-27'],
  [undefined, '2027-05-27'],
  ['history', '2126-11-04'],
] as const)('a fact of kind %s is fresh until %s', (kind, day) => {
  const fact = { checked: '2026-11-28', kind };
  expect(freshUntil(fact)).toBe(day);
  expect(checkMark(fact)).toMatch(/^2026-11-28 \d+$/);
});

describe('the upkeep report', () => {
  const texts = {
    sources: sampleSource + another('copy', 'official-copy'),
    values:
      value('price', '  checked: 2026-06-02') +
      value('fee', '  checked: 2026-06-02') +
      value('old', '  checked: 2026-06-01'),
    services:
      sampleService +
      sampleService
        .replace('card:', 'shop:')
        .replace('卡, en: Card', '店, en: Shop')
        .replace('closed', 'unclear')
        .replace('recorded: 2026-11-20', 'recorded: 2026-05-01'),
    routes: `way: { guide: /guides/pay/, status: closed, checked: 2026-05-01, sources: [help-page],
  ${['name', 'who', 'needs', 'cost', 'risk'].map((key) => `${key}: { zh-CN: 卡, en: Card }`).join()} }`,
  };
  const facts = factsFrom(texts);
  const pages = new Map([
    ['guides/cancel', '1. <Value\n  id="fee" /> <Cite id="help-page" />'],
    ['guides/plus', '<ServiceStatus id="shop" />'],
  ]);

  test('lists stale facts, oldest and most quoted first, without closed services', () => {
    const stale = staleFacts(facts, quotesOf(pages, new Map()), '2026-11-28');
    expect(stale.map(({ fact, until, quoted }) => [fact, until, quoted])).toEqual([
      ['values/old', '2026-08-30', []],
      ['values/fee', '2026-08-31', ['guides/cancel']],
      ['values/price', '2026-08-31', []],
      ['services/shop', '2026-10-28', ['guides/plus']],
      ['routes/way', '2026-10-28', []],
    ]);
    expect(staleFacts(facts, new Map(), '2026-08-30')).toEqual([]);
  });

  test('names the entries that quote a value and the pages that show them', () => {
    const services = { shop: { note: { en: '{{price}}' } } };
    expect(quotesOf(pages, new Map([['services', services]])).get('values/price')).toEqual(
      new Set(['services/shop', 'guides/plus']),
    );
  });

  test('lists copies of official sources', () => {
    expect(replaceableSources(facts)).toEqual([['copy (undated)', 'help-page (undated)']]);
  });

  test('lists problems without an official source', () => {
    const problem = (id: string, related: string) => `${id}:
  group: api
  guide: /guides/cancel/
  messages: []
  aliases: { zh-CN: [别名], en: [alias] }
  related: [${related}]
`;
    const source = another('paper', 'press').replace('openai', 'paper');
    const all = factsFrom({
      ...texts,
      sources: texts.sources + source,
      problems: problem('one', 'two') + problem('two', 'one'),
    });
    const text = (page: string) =>
      page.endsWith('one') ? '<Cite id="paper" />' : '<Value id="fee" />';
    expect(unofficialProblems(all, text)).toEqual(['troubleshooting/one']);
  });

  test('extracts addresses from pages and facts', () => {
    expect(
      externalLinks([
        '[a](https://a.example/b/#c)，看 https://a.example/d。',
        'url: https://a.example/b/\n',
      ]),
    ).toEqual(['https://a.example/b/', 'https://a.example/d']);
  });
});

describe('a check', () => {
  const file =
    value('price', '  # by hand\n  checked: 2026-06-02') +
    '\n' +
    value('fee', '  checked: 2026-06-01');

  test('changes one date and nothing else', async () => {
    expect(await withCheck(file, 'price', '2026-11-28')).toBe(
      file.replace('2026-06-02', '2026-11-28').trimEnd() + '\n',
    );
  });
});

test('facts that have changed without a new date are named', () => {
  const before = {
    same: { checked: '2026-11-01', text: { en: 'a' } },
    checked: { checked: '2026-11-01', text: { en: 'a' } },
    undated: { checked: '2026-11-01', text: { en: 'a' } },
    removed: { recorded: '2026-11-01', text: { en: 'a' } },
    closed: { recorded: '2026-11-01', status: 'works', since: '2025' },
  };
  const now = {
    same: before.same,
    checked: { checked: '2026-11-29', text: { en: 'b' } },
    undated: { checked: '2026-11-01', text: { en: 'b' } },
    closed: { recorded: '2026-11-29', status: 'closed', since: '2025' },
    added: { recorded: '2026-11-01', text: { en: 'a' } },
  };
  expect(undated(before, now)).toEqual(['undated', 'closed']);
});

test('amounts, labels and terms that a fact no longer has are named, as other lines may have them', () => {
  const texts = (zh: string, en: string) => ({ 'zh-CN': zh, en });
  const then = { text: texts('**Plan** › 20 美元', '**Plan** › US$20, in 3 days') };
  const now = { text: texts('**Plans** › 22 美元', '**Plans** › US$22, in 3 days') };
  expect(dropped(then, now)).toEqual(expect.arrayContaining(['Plan', '20 美元', 'US$20']));
  const screen = (en: string) => ({ rows: [{ en }] });
  expect(dropped(screen('End plan'), screen('Cancel'))).toEqual(['End plan']);
  const shop = { name: texts('Shop（礼品卡商店）', 'Shop'), status: 'works' };
  expect(dropped(shop, { ...shop, status: 'closed' })).toEqual(['Shop', 'Shop']);
});

describe('requesting links', () => {
  let server: Server;
  let home: string;
  const requests: string[] = [];
  let open = 0;
  let most = 0;
  const quick = { timeout: 300, pause: 1, patience: 2000 };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url!;
      const times = requests.push(path) && requests.filter((other) => other === path).length;
      most = Math.max(most, ++open);
      response.on('close', () => open--);
      const answer = (status: number, headers = {}) =>
        response.writeHead(status, headers).end('text');
      if (path === '/301') answer(301, { Location: '/200' });
      else if (path === '/loop') answer(302, { Location: '/loop' });
      else if (path === '/429-once') answer(times > 1 ? 200 : 429, { 'Retry-After': '1' });
      else if (path === '/429-long') answer(429, { 'Retry-After': '3600' });
      else if (path === '/503-once') answer(times > 1 ? 200 : 503);
      else if (path !== '/timeout') answer(Number(path.slice(1)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close().closeAllConnections());

  test('records each answer and obeys Retry-After', async () => {
    const begun = Date.now();
    const expected = {
      '200': [200, 0],
      '301': [200, 0],
      '403': [403, 0],
      '404': [404, 2],
      '429-once': [200, 0],
      '429-long': [429, 0],
      '503-once': [200, 0],
      timeout: ['timeout', 1],
      loop: ['loop', 1],
    };
    const gone = 'http://127.0.0.1:1/';
    const answers = await askLinks(
      [...Object.keys(expected).map((path) => `${home}/${path}`), gone],
      { [`${home}/404`]: { status: 404, date: '2026-11-01', failures: 1 } },
      '2026-12-01',
      quick,
    );
    for (const [path, [status, failures]] of Object.entries(expected))
      expect(answers[`${home}/${path}`], path).toMatchObject({ status, failures });
    expect(answers[gone]).toMatchObject({ failures: 1 });
    expect(answers[`${home}/301`]!.moved).toBe(`${home}/200`);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1000);
    const times = (path: string) => requests.filter((other) => other === path).length;
    expect([times('/429-once'), times('/429-long'), times('/timeout')]).toEqual([2, 1, 3]);
    expect(most, 'requests at a time').toBe(1);
  });

  test('skips addresses that answered within the last week', async () => {
    const known = { [`${home}/200`]: { status: 404, date: '2026-11-26', failures: 1 } };
    const before = requests.length;
    await askLinks([`${home}/200`], known, '2026-12-02', quick);
    expect(requests).toHaveLength(before);
    const [again] = Object.values(await askLinks([`${home}/200`], known, '2026-12-03', quick));
    expect(again).toEqual({ status: 200, date: '2026-12-03', failures: 0 });
  });
});
