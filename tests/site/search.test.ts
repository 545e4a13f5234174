import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSite } from '../../bench/search/pages.ts';
import { drawPhrases, holds, phraseKinds, seeded } from '../../bench/search/phrases.ts';
import { nameOf, pageOf, readQueries, scores, sideOf } from '../../bench/search/queries.ts';
import { readQuestions, readSynonyms } from '../../src/publish/search-words.ts';
import { SearchEngine, type Pagefind } from '../../src/search/engine.ts';
import type { SignpostFile } from '../../src/search/signposts.ts';
import type { Spelling } from '../../src/search/spelling.ts';
import { languages, type Language } from '../../src/site.ts';
import { builds } from '../builds.ts';
import { readFiles } from '../pages.ts';

const { folder } = builds.root;
const pages = readSite(folder);
const engines = {} as Record<Language, SearchEngine>;
let server: Server;

interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
}

beforeAll(async () => {
  server = createServer(sirv(folder)).listen(0);
  const { port } = server.address() as AddressInfo;
  for (const language of Object.keys(languages) as Language[]) {
    const bundle = path.join(folder, 'pagefind', language);
    const read = <T>(file: string) =>
      JSON.parse(readFileSync(path.join(bundle, file), 'utf8')) as T;
    const module = (await import(
      pathToFileURL(path.resolve(bundle, 'pagefind.js')).href
    )) as PagefindModule;
    await module.options({
      basePath: `http://localhost:${port}/pagefind/${language}/`,
      noWorker: true,
      metaCacheTag: '',
    });
    await module.init();
    engines[language] = new SearchEngine(
      {
        pagefind: () => Promise.resolve(module),
        spelling: () => Promise.resolve(read<Spelling>('spelling.json')),
      },
      read<SignpostFile>('signposts.json'),
    );
  }
});

afterAll(() => server.close());

const linksFor = async (language: Language, query: string) =>
  (await engines[language].search(query)).found.map(({ signpost }) => signpost.url);

describe('readers’ words lead to the right page', () => {
  // What was measured when the list or the method last changed, less one query.
  const floor = { first: 290, amongThree: 316 };

  test('at least as often as measured before', async () => {
    const queries = readQueries('tests/search-queries.tsv');
    const outcomes = [];
    for (const query of queries) {
      outcomes.push({ query, links: await linksFor(sideOf(query), query.text) });
    }
    const { count, success1, success3 } = scores(outcomes);
    const missed = outcomes
      .filter(({ query, links }) => scores([{ query, links }]).success1 === 0)
      .map(({ query, links }) => `${query.text} → ${links[0] ? nameOf(links[0]) : 'nothing'}`);
    expect(Math.round(success1 * count), missed.join('\n')).toBeGreaterThanOrEqual(floor.first);
    expect(Math.round(success3 * count), missed.join('\n')).toBeGreaterThanOrEqual(
      floor.amongThree,
    );
  });
});

describe('what stands on a page is found as it stands', () => {
  for (const kind of phraseKinds) {
    test(`${kind.name}: the first result has them`, async () => {
      const own = pages.filter(({ language }) => language === kind.language);
      const missed: string[] = [];
      // Any edit of a page draws others: it takes as many for the share to be that of the search.
      const phrases = drawPhrases(own, kind, 2000, seeded(2026));
      for (const phrase of phrases) {
        const [link] = await linksFor(kind.language, phrase);
        const page = own.find(({ url }) => link && pageOf(url) === pageOf(link));
        if (!page || !holds(page, phrase)) missed.push(`${phrase} → ${link}`);
      }
      const share = 1 - missed.length / phrases.length;
      expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.99);
    });
  }
});

test('no two results in a row are of the same page', async () => {
  for (const query of ['退款', 'Google Play', '礼品卡', '余额']) {
    const links = await linksFor('zh-CN', query);
    expect(links.length).toBeGreaterThan(3);
    links.slice(1).forEach((link, index) => expect(pageOf(link)).not.toBe(pageOf(links[index]!)));
  }
});

test('every question leads to a place that exists, in each language', () => {
  const places = new Set(
    (['zh-CN', 'en'] as const).flatMap((language) =>
      (
        JSON.parse(
          readFileSync(path.join(folder, 'pagefind', language, 'signposts.json'), 'utf8'),
        ) as SignpostFile
      ).signposts.map(({ url }) => url),
    ),
  );
  for (const address of readQuestions().keys()) {
    for (const prefix of Object.values(languages)) {
      expect(places).toContain(`/${prefix}${address.slice(1)}`);
    }
  }
});

test('no word stands in two groups of synonyms', () => {
  for (const language of Object.keys(languages)) {
    const words = readSynonyms(language).flat();
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  }
});

test('a query costs little: no file of the index is over 4 kB, the words to begin with 20 kB', () => {
  for (const file of readFiles(path.join(folder, 'pagefind'))) {
    const content = readFileSync(path.join(folder, 'pagefind', file));
    if (file.endsWith('.pf_index')) expect(content.length, file).toBeLessThan(4000);
    if (file.endsWith('signposts.json')) {
      expect(brotliCompressSync(content).length, file).toBeLessThan(20_000);
    }
  }
});
