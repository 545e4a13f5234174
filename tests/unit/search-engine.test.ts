import { describe, expect, test } from 'vitest';
import { SearchEngine, type Sources } from '../../src/search/engine/engine.ts';
import { tokensOf } from '../../src/search/engine/highlight.ts';
import type { Pagefind } from '../../src/search/engine/pagefind.ts';
import { networksOf } from '../../src/search/index/network.ts';
import { prepare, rankingFiles } from '../../src/search/index/ranking-files.ts';

interface Page {
  title: string;
  text?: string;
  messages?: string[];
  asked?: string[];
}

/** A site of problem pages, by id. */
const site: Record<string, Page> = {
  'card-declined': {
    title: '银行卡被拒',
    text: '银行卡被拒时先核对',
    messages: ['Your card has been declined.'],
    asked: [
      '付款被拒',
      '银行卡被拒怎么办',
      '为什么银行卡被拒',
      '我的银行卡老是被拒',
      '付款时说 your card has been declined',
    ],
  },
  'refund-request': {
    title: '申请退款',
    text: '看看再说',
    asked: ['怎么把钱要回来', '能把钱要回来吗'],
  },
  'account-banned': { title: '账号被封', text: '账号被封了就申诉' },
  'cancel-ios': {
    title: '在 iPhone 上取消订阅',
    text: '打开设置，点订阅，取消',
    asked: ['苹果手机怎么退订'],
  },
  'cancel-android': {
    title: '在安卓手机上取消订阅',
    text: '打开 Play 商店，点订阅，取消',
    asked: ['安卓怎么退订'],
  },
  'code-used': { title: '礼品卡已兑换', messages: ['This code has already been redeemed'] },
  'paused-2023': { title: '2023 年暂停订阅' },
  other: { title: '其他', text: '别的页面也提到付款被拒两次' },
};

function indexOf(pages: Record<string, Page>) {
  const sections = Object.entries(pages).map(
    ([id, { title, text = '', messages = [], asked = [] }]) => ({
      url: `/troubleshooting/${id}/`,
      title,
      text: [title, text, ...messages].join('\n'),
      place: '',
      asked: [...messages, ...asked],
    }),
  );
  const outside = ['Midjourney 会员多少钱', 'Midjourney 怎么用', '明天天气', '天气怎么样'];
  const prepared = prepare('zh-CN', sections, outside);
  const [network] = networksOf([prepared.asked]);
  return { ...rankingFiles(prepared, network!), normalize: prepared.normalize };
}

function engineOf(pages: Record<string, Page>, change: Partial<Sources> = {}): SearchEngine {
  const { files, manifest, normalize } = indexOf(pages);
  // A fake index that searches the texts directly.
  const pagefind: Pagefind = {
    options: () => Promise.resolve(),
    search: (term) =>
      Promise.resolve({
        results: Object.entries(pages).flatMap(([, { title, text = '' }], number) => {
          const content = `${title}\n${text}`;
          return tokensOf(normalize(content)).join(' ').includes(term.slice(1, -1))
            ? [{ data: () => Promise.resolve({ meta: { section: String(number) } }) }]
            : [];
        }),
      }),
  };
  return new SearchEngine(
    {
      file: <T>(name: string) => Promise.resolve(structuredClone(files.get(name)) as T),
      pagefind: () => Promise.resolve(pagefind),
      ...change,
    },
    manifest,
  );
}

const offline = () => Promise.reject(new Error('offline'));

test('the same site gives the same files', () => {
  expect([...indexOf(site).files]).toEqual([...indexOf(site).files]);
});

describe('the engine', () => {
  const engine = engineOf(site);
  const first = async (query: string, one = engine) =>
    (await one.search(query)).found[0]?.entry.url.split('/').at(-2);

  test.each([
    [
      'a message with noise around it',
      '求助！弹出 "Your card has been declined" 啥意思',
      'card-declined',
    ],
    ['a phrase that occurs only in the text', '看看再说', 'refund-request'],
    ['Traditional characters', '帳號被封', 'account-banned'],
    ['one wrong character', '银行咔被拒', 'card-declined'],
    ['words of a known question', '想把钱要回来', 'refund-request'],
    ['a typo in a message', 'your card has been decliend', 'card-declined'],
    ['a decisive platform', '安卓怎么取消订阅', 'cancel-android'],
    ['another decisive platform', 'iPhone 取消订阅', 'cancel-ios'],
    ['a query about history', '2023 年为什么暂停订阅', 'paused-2023'],
    ['an exact phrase, before similar ones', '付款被拒两次', 'other'],
  ])('finds the right section for %s', async (_, query, id) => {
    expect(await first(query)).toBe(id);
  });

  test.each(['pasta carbonara', 'constructor', '', '   ', '!!!', '🙂'])(
    'finds nothing for “%s”',
    async (query) => {
      const { found, fit } = await engine.search(query);
      expect(found).toEqual([]);
      expect(fit).toBe('none');
    },
  );

  test('tells good answers from near misses', async () => {
    expect((await engine.search('银行卡被拒')).fit).toBe('good');
    expect((await engine.search('Midjourney 会员多少钱')).fit).not.toBe('good');
  });

  test('answers without Pagefind’s index', async () => {
    const alone = engineOf(site, { pagefind: offline });
    for (const query of ['银行卡被拒付款被拒', 'Your card has been declined.']) {
      const { found } = await alone.search(query);
      expect(found[0]?.entry.title).toBe('银行卡被拒');
    }
    const doubtful = await alone.search('付款被拒两次');
    expect(doubtful.found.length).toBeGreaterThan(0);
  });

  test('words on every page are looked up in Pagefind’s index, or without it in the texts', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, number) => [
        `p${number}`,
        { title: `第${number}页`, text: 'what it is what' },
      ]),
    );
    const pages = { ...many, last: { title: '最后', text: 'it is what it is' } };
    expect(await first('it is what it is', engineOf(pages))).toBe('last');
    expect(await first('it is what it is', engineOf(pages, { pagefind: offline }))).toBe('last');
  });

  test('a phrase of words on every page is sought only where its pairs are', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, number) => [`p${number}`, { title: 'it is', text: 'what' }]),
    );
    const pages = { ...many, last: { title: '最后', text: 'what it is' } };
    const { files } = indexOf(pages);
    const read = new Set<string>();
    const file = <T>(name: string) => {
      read.add(name);
      return Promise.resolve(files.get(name) as T);
    };
    expect(await first('what it is', engineOf(pages, { file, pagefind: offline }))).toBe('last');
    expect([...read].filter((name) => name.startsWith('section-'))).toEqual(['section-80']);
  });

  test('a long pasted text is found verbatim, although not all of its words are looked up', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, number) => [`p${number}`, { title: 'it is' }]),
    );
    const letters = [...'abcdefgh'];
    const words = letters.flatMap((one) => letters.map((other) => `${one}x${other}y${one}z`));
    const reversed = { title: '甲', text: `it is ${[...words].reverse().join(' ')}` };
    const pages = { ...many, reversed, last: { title: '甲', text: `it is ${words.join(' ')}` } };
    expect(await first(`it is ${words.join(' ')}`, engineOf(pages))).toBe('last');
  });

  test('a missing file is reported, and requested again by the next search', async () => {
    let fails = true;
    const all = indexOf(site).files;
    const file = <T>(name: string) =>
      fails && name.includes('features') ? offline() : Promise.resolve(all.get(name) as T);
    const flaky = engineOf(site, { file });
    await expect(flaky.search('银行卡')).rejects.toThrow('offline');
    fails = false;
    expect(await first('银行卡被拒', flaky)).toBe('card-declined');
  });

  test('2,000 random queries do not throw and find no section twice', async () => {
    const letters = '卡\uD83D\u202E"\'\\[*\u0000💳éی\n %';
    const words = ['被拒', 'card', '(?:', '<script>', '&amp;', 'a'.repeat(300)];
    const pieces = [...letters, ...words];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let count = 0; count < 2000; count += 1) {
      const parts = Array.from({ length: random(12) }, () => pieces[random(pieces.length)]);
      const { found } = await engine.search(parts.join(''));
      expect(found.length).toBeLessThanOrEqual(10);
      expect(new Set(found.map(({ entry }) => entry.url)).size).toBe(found.length);
    }
    expect((await engine.search('付款被拒'.repeat(2500))).found.length).toBeGreaterThan(0);
  });
});
