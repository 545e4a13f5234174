import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { Converter } from 'opencc-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/search/engine/data.ts';
import { SearchEngine } from '../../src/search/engine/engine.ts';
import type { Pagefind } from '../../src/search/engine/pagefind.ts';
import { createNormalizer } from '../../src/search/engine/normalize.ts';
import { readSearchFile } from '../../src/search/index/search-files.ts';
import { allLanguages, languages, type Language } from '../../src/site.ts';
import { filesIn } from '../../src/files.ts';
import { ReleaseServer } from '../browser/release-server.ts';
import { builds } from '../builds.ts';
import { drawPhrases, holds, phraseKinds, readSearchedPages } from '../phrases.ts';
import { nameOf, pageOf, rankOf, readQueries, sideOf, type Outcome } from '../queries.ts';

const { folder } = builds.root;
const pages = readSearchedPages(folder);
const engines = {} as Record<Language, SearchEngine>;
const server = new ReleaseServer(folder);

beforeAll(async () => {
  await server.start();
  for (const language of allLanguages) {
    const bundle = path.join(folder, 'pagefind', language);
    const module = (await import(
      pathToFileURL(path.resolve(bundle, 'pagefind.js')).href
    )) as Pagefind;
    const basePath = `${server.url}pagefind/${language}/`;
    await module.options({ basePath, noWorker: true, metaCacheTag: '' });
    const manifest = read<Manifest>(language, 'ranking.json');
    const files = new Map<string, unknown>();
    const file = <T>(name: string) => {
      if (!files.has(name))
        files.set(name, read(language, `index/${manifest.release}/${name}.json`));
      // In turns of the event loop: Pagefind begins to load twice, the second time unawaited, and Node gives a
      // connection 10 seconds.
      return setImmediate(files.get(name) as T);
    };
    const sources = { file, pagefind: () => Promise.resolve(module) };
    engines[language] = new SearchEngine(sources, manifest);
  }
});

afterAll(() => server.stop());

function read<T>(language: Language, file: string): T {
  const text = readFileSync(path.join(folder, 'pagefind', language, file), 'utf8');
  return (JSON.parse(text) as [T])[0];
}

const linksFor = async (language: Language, query: string) =>
  (await engines[language].search(query)).found.map(({ entry }) => entry.url);

describe('readers’ queries', () => {
  // Shares, not counts: a new page may change the rank of a few queries on another subject.
  const least = { first: 0.965, amongThree: 0.985, recognized: 0.97, outside: 0.87 };
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    for (const query of readQueries('tests/search-queries.tsv')) {
      const { found, fit } = await engines[sideOf(query)].search(query.text);
      outcomes.push({ query, links: found.map(({ entry }) => entry.url), fit });
    }
  });

  /** Expects a minimum share to be right; if not, lists the others. */
  function expectShare(all: Outcome[], isRight: (outcome: Outcome) => boolean, share: number) {
    const wrong = all.filter((outcome) => !isRight(outcome));
    const names = wrong.map(
      ({ query, links }) => `${query.text} → ${links[0] && nameOf(links[0])}`,
    );
    expect(1 - wrong.length / all.length, names.join('\n')).toBeGreaterThanOrEqual(share);
  }

  const isAnswered = ({ query }: Outcome) => query.pages.length > 0;

  test('lead to the right page first, or at least among the first three', () => {
    const answered = outcomes.filter(isAnswered);
    expectShare(answered, (outcome) => rankOf(outcome) === 1, least.first);
    expectShare(answered, (outcome) => [1, 2, 3].includes(rankOf(outcome)), least.amongThree);
  });

  test('are reported as unanswered if and only if no page answers', () => {
    const [answered, outside] = [true, false].map((is) =>
      outcomes.filter((outcome) => isAnswered(outcome) === is),
    );
    expectShare(answered!, ({ fit }) => fit === 'good', least.recognized);
    expectShare(outside!, ({ fit }) => fit !== 'good', least.outside);
  });
});

describe('phrases of the pages', () => {
  for (const kind of phraseKinds) {
    test(`${kind.name}: the first result contains them`, async () => {
      const missed: string[] = [];
      // Editing any page changes the phrases, so a stable share needs this many.
      const phrases = drawPhrases(pages, kind, 2000, 2026);
      for (const phrase of phrases) {
        const [link] = await linksFor(kind.language, phrase);
        const page = pages.find(({ url }) => url === link?.replace(/#.*$/, ''));
        if (!page || !holds(page, phrase)) missed.push(`${phrase} → ${link}`);
      }
      const share = 1 - missed.length / phrases.length;
      expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.99);
    });
  }
});

test('a forum post of 800 characters does not block the page', async () => {
  const post = '我用信用卡给 Plus 付款，页面一直转圈，后来提示被拒，银行说扣了钱，会员没有开通。';
  await linksFor('zh-CN', post);
  const start = process.cpuUsage();
  expect(await linksFor('zh-CN', post.repeat(20))).not.toEqual([]);
  const { user, system } = process.cpuUsage(start);
  // In microseconds. A phone takes four times as long.
  expect(user + system).toBeLessThan(300_000);
});

test.each(['tests/search-queries.tsv', 'tests/search-fresh.tsv'])(
  '%s names pages that exist',
  (file) => {
    const names = new Set(pages.map(({ url }) => nameOf(url)));
    const unknown = readQueries(file).flatMap((query) =>
      query.pages.filter((one) => !names.has(one)),
    );
    expect(unknown).toEqual([]);
  },
);

test.each([
  ['zh-CN', '订阅'],
  ['zh-CN', 'ChatGPT'],
  ['en', 'card'],
  ['en', 'subscription'],
  ['en', 'payment failed'],
] as const)('words that most pages have find some (%s, %s)', async (language, query) => {
  expect(await linksFor(language, query)).not.toEqual([]);
});

test('adjacent results are on different pages', async () => {
  for (const query of ['退款', 'Google Play', '礼品卡', '余额']) {
    const links = await linksFor('zh-CN', query);
    expect(links.length).toBeGreaterThan(3);
    links.slice(1).forEach((link, index) => expect(pageOf(link)).not.toBe(pageOf(links[index]!)));
  }
});

test('every question has an existing target in each language', () => {
  const places = new Set(
    allLanguages.flatMap((language) =>
      filesIn(path.join(folder, 'pagefind', language, 'index'))
        .filter((file) => file.includes('/section-'))
        .map((file) => read<{ url: string }>(language, `index/${file}`).url),
    ),
  );
  for (const [address, questions] of Object.entries(readSearchFile('questions'))) {
    for (const language of Object.keys(questions) as Language[])
      expect(places).toContain(`/${languages[language]}${address.slice(1)}`);
  }
});

test('every suggestion of the dialog has an answer', async () => {
  for (const language of allLanguages) {
    for (const example of readSearchFile('examples')[language] ?? [])
      expect((await engines[language].search(example)).fit, example).toBe('good');
  }
});

test('every Traditional form of a character is normalized to the form on the pages', () => {
  const normalize = createNormalizer(read<Manifest>('zh-CN', 'ranking.json').forms);
  const toTraditional = ['tw', 'hk', 't', 'twp', 'hkp'].map((to) => Converter({ from: 'cn', to }));
  const text = pages
    .filter(({ language }) => language === 'zh-CN')
    .map((page) => page.text)
    .join('\n');
  const wrong = [...new Set(text.match(/\p{Script=Han}/gu))].flatMap((character) =>
    [...new Set(toTraditional.map((convert) => convert(character)))]
      .filter((form) => normalize(form) !== normalize(character))
      .map((form) => `${form} is not ${character}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['帳單', '账单'],
  ['帐单', '账单'],
  ['帳戶', '账户'],
  ['週期', '周期'],
  ['繫結', '绑定'],
  ['發票', '发票'],
  ['信用卡被拒絕', '信用卡被拒绝'],
  ['tui kuan', '退款'],
  ['yinhangka beiju', '银行卡被拒'],
  ['chongfu koukuan', '重复扣款'],
])('%s finds the same as %s', async (other, usual) => {
  expect(await linksFor('zh-CN', other)).toEqual(await linksFor('zh-CN', usual));
});

test('queries are cheap: files of the index are small', () => {
  const limits = {
    'ranking.json': 16_000,
    'features-': 6_000,
    'section-': 6_000,
  };
  const files = filesIn(path.join(folder, 'pagefind'));
  for (const [name, limit] of Object.entries(limits)) {
    const own = files.filter((file) => path.basename(file).startsWith(name));
    expect(own.length, name).toBeGreaterThan(1);
    for (const file of own) {
      const content = readFileSync(path.join(folder, 'pagefind', file));
      expect(brotliCompressSync(content).length, file).toBeLessThan(limit);
    }
  }
});
