import { describe, expect, test } from 'vitest';
import { SearchEngine } from '../../src/search/engine/engine.ts';
import type { Pagefind } from '../../src/search/engine/exact.ts';
import { closestWord } from '../../src/search/engine/fuzzy.ts';
import { excerptOf, markWords } from '../../src/search/engine/highlight.ts';
import type { Sources } from '../../src/search/engine/index-files.ts';
import { createNormalizer } from '../../src/search/engine/normalize.ts';
import { sectionsSpelled } from '../../src/search/engine/pinyin.ts';
import { createQueryReader } from '../../src/search/engine/query.ts';
import { createConceptFinder } from '../../src/search/engine/synonyms.ts';
import { pairsOf, termsOf } from '../../src/search/engine/terms.ts';
import { clausesOf, tokensOf } from '../../src/search/engine/tokens.ts';
import { formsOf, spell } from '../../src/search/index/hanzi-tables.ts';
import { rankingFiles } from '../../src/search/index/ranking-files.ts';
import { sectionsOf } from '../../src/search/index/sections.ts';
import { readAskingWords, readSearchWords } from '../../src/search/index/word-lists.ts';

const normalize = createNormalizer({ characters: '帳账麼么', words: [['繫結', '绑定']] });

describe('normalizing', () => {
  test.each([
    ['full width', 'ＯｐｅｎＡＩ', 'openai'],
    ['case', 'Your Card', 'your card'],
    ['Traditional characters', '帳號怎麼', '账號怎么'],
    ['a word of Taiwan', '繫結卡', '绑定卡'],
    ['curly apostrophes', 'isn’t', "isn't"],
    ['invisible characters', '付\u200B款\u0000', '付款'],
    ['a space between single characters', '付 款', '付款'],
    ['half a surrogate pair', 'a\uD83D', 'a\uFFFD'],
  ])('%s is normalized', (_, text, folded) => {
    expect(normalize(text)).toBe(folded);
  });

  test('a space between Chinese words stays', () => {
    expect(normalize('转圈 付不了')).toBe('转圈 付不了');
  });

  test('thousands of combining marks on a letter are fast', () => {
    const start = performance.now();
    normalize(`a${'\u0301'.repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('terms', () => {
  test('Chinese is cut into pairs, other scripts into words by their stems', () => {
    expect(termsOf('卡被拒 cards').map(({ term }) => term)).toEqual(['卡被', '被拒', 'card']);
  });

  test('a code gives a term for the whole and for its parts', () => {
    expect(termsOf('insufficient_quota').map(({ term }) => term)).toEqual([
      'insufficient_quota',
      'insuffici',
      'quota',
    ]);
  });

  test('adjacent scripts are separate terms', () => {
    expect(termsOf('plus会员').map(({ term }) => term)).toContain('会员');
  });

  test('have positions', () => {
    expect(termsOf('我的卡被拒')).toContainEqual({ term: '被拒', start: 3, end: 5 });
  });

  test('adjacent words form pairs, without stop words', () => {
    expect(pairsOf(termsOf('is not active', new Set(['is', 'not'])))).toEqual([]);
    expect(pairsOf(termsOf('gift card code'))).toEqual(['gift card', 'card code']);
  });
});

describe('reading a query', () => {
  const read = createQueryReader(readAskingWords());

  test.each([
    ['请问大佬们付款被拒怎么办', '付款被拒'],
    ['how do i cancel', 'cancel'],
    ['2026-11-18 扣款 4242 4242 4242 4242', '扣款'],
    ['怎么办', '怎么办'],
  ])('%s asks for %s', (query, question) => {
    expect(read(query).question).toBe(question);
  });

  test('the rest keeps its positions', () => {
    expect(read('how do i cancel').blanked.indexOf('cancel')).toBe(9);
  });

  test.each([
    ['怎么充值', { how: true, trouble: false, past: false }],
    ['payment failed', { how: false, trouble: true, past: false }],
    ['how it was in 2023', { how: false, trouble: false, past: true }],
  ])('the intent of %s is recognized', (query, wanted) => {
    expect(read(query)).toMatchObject(wanted);
  });
});

describe('words of Pagefind’s index', () => {
  test('each Han character is a word, punctuation is not', () => {
    expect(tokensOf("绑api卡，or-ccseh didn't")).toEqual([
      '绑',
      'api',
      '卡',
      'or',
      'ccseh',
      'didnt',
    ]);
  });

  test('a phrase ends with its clause, but not at a point within a number or a name', () => {
    expect(clausesOf('付不了。换 19.99 美元\nNo, use api.openai.com.')).toEqual([
      ['付', '不', '了'],
      ['换', '19', '99', '美', '元'],
      ['No', 'use', 'api', 'openai', 'com'],
    ]);
  });

  test('a phrase ends at Chinese punctuation, even when normalized to half-width', () => {
    expect(clausesOf(normalize('19.99 美元，可能（再加税）：Visa 卡；1,000 元'))).toEqual([
      ['19', '99', '美', '元'],
      ['可', '能'],
      ['再', '加', '税'],
      ['visa', '卡'],
      ['1', '000', '元'],
    ]);
  });
});

test('words that mean the same are one concept, the longest first', () => {
  const find = createConceptFinder([['退款', 'money back'], ['卡'], ['信用卡', 'card']]);
  const concepts = (text: string) => find(text).map(({ concept }) => concept);
  expect(concepts('信用卡退款')).toEqual(['~2', '~0']);
  expect(concepts('get my money back')).toEqual(['~0']);
  expect(concepts('discard')).toEqual([]);
});

test.each([
  ['refnud', 'refund'],
  ['exipred', 'expired'],
  ['declin', 'declined'],
  ['banana', undefined],
])('%s is taken for %s', (word, meant) => {
  expect(closestWord(word, ['refund', 'expired', 'declined', 'bank'])).toBe(meant);
});

describe('other forms of Han characters', () => {
  test('all forms of a character are normalized to the one in the text', () => {
    const { characters } = formsOf('账单周期复制', ['账帐']);
    for (const pair of ['帳账', '賬账', '帐账', '單单', '週周', '複复', '製制'])
      expect(characters).toContain(pair);
  });

  test('Taiwanese words are normalized to those in the text', () => {
    expect(formsOf('绑定', []).words).toContainEqual(['繫結', '绑定']);
  });

  test('a name is spelled in pinyin', () => {
    expect(spell('重复扣款 API')).toBe('chongfukoukuan API');
  });

  test('a section is found by its spelled name, whole or in parts, its title first', () => {
    const names = [['tuikuan zhengce'], ['quxiao', 'tuikuan'], ['shenqing tuikuan']];
    expect(sectionsSpelled('shen qing tui kuan', names)).toEqual([2]);
    expect(sectionsSpelled('tuikuan', names)).toHaveLength(3);
  });
});

describe('a page', () => {
  const html = `<meta name="description" content="说明"><h1>题</h1><main><div class="sl-markdown-content"><p>头</p>
    <div><h2 id="what-to-do">甲</h2></div><ol><li>先看卡号。</li><li>再试。</li></ol><p>文<button>复制</button></p>
    <div><h2 id="empty">空</h2></div></div></main>`;

  test('is cut into sections', () => {
    expect(
      sectionsOf('/p/', html, false).map(({ url, title, text }) => [
        url,
        title,
        text.replace(/\s+/g, ' ').trim(),
      ]),
    ).toEqual([
      ['/p/', '题', '题 头'],
      ['/p/#what-to-do', '甲', '甲 先看卡号。 再试。 文'],
    ]);
  });

  test('that is one section starts with its steps', () => {
    expect(sectionsOf('/p/', html, true)).toMatchObject([{ first: '先看卡号。', steps: true }]);
  });
});

describe('highlighting', () => {
  test('words are found at their positions', () => {
    expect(markWords('Card declined, card', ['card'])).toEqual([
      { text: 'Card', marked: true },
      { text: ' declined, ', marked: false },
      { text: 'card', marked: true },
    ]);
  });

  test('punctuation, case and apostrophes between the words make no difference', () => {
    expect(markWords('It didn’t go-through!', ['didnt go through'])).toEqual([
      { text: 'It ', marked: false },
      { text: 'didn’t go-through', marked: true },
      { text: '!', marked: false },
    ]);
  });

  test('an excerpt begins a little before the words and ends with a whole word', () => {
    const text = `${'Before it all. '.repeat(20)}The refund comes. ${'And after. '.repeat(40)}`;
    const excerpt = excerptOf(text, ['refund']);
    expect(excerpt).toMatch(/^….*The refund comes\..*…$/);
    expect(excerpt.length).toBeLessThan(180);
  });
});

interface Page {
  title: string;
  text?: string;
  messages?: string[];
  aliases?: string[];
  history?: boolean;
}

/** A site of problems, by id. */
const site: Record<string, Page> = {
  'card-declined': {
    title: '银行卡被拒',
    text: '银行卡被拒时先核对',
    messages: ['Your card has been declined.'],
    aliases: ['付款被拒'],
  },
  'refund-request': { title: '申请退款', text: '看看再说' },
  'account-banned': { title: '账号被封', text: '账号被封了就申诉' },
  'cancel-ios': { title: '在 iPhone 上取消订阅', text: '打开设置，点订阅，取消' },
  'cancel-android': { title: '在安卓手机上取消订阅', text: '打开 Play 商店，点订阅，取消' },
  'code-used': { title: '礼品卡已兑换', messages: ['This code has already been redeemed'] },
  'paused-2023': { title: '2023 年暂停订阅', history: true },
  other: { title: '其他', text: '别的页面也提到付款被拒两次' },
};

function indexOf(pages: Record<string, Page>) {
  return rankingFiles(
    Object.entries(pages).map(
      ([id, { title, text = '', messages = [], aliases = [], history = false }]) => ({
        section: {
          url: `/troubleshooting/${id}/`,
          title,
          page: '',
          description: '',
          names: [],
          headings: [],
          text: [title, text, ...messages].join('\n'),
          aside: '',
          steps: false,
        },
        description: { kind: 'problem', place: '', messages, aliases, asked: [], history },
      }),
    ),
    readSearchWords('zh-CN'),
  );
}

function engineOf(pages: Record<string, Page>, change: Partial<Sources> = {}): SearchEngine {
  const { files, manifest, normalize } = indexOf(pages);
  // A fake index that searches the texts themselves.
  const pagefind: Pagefind = {
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
    { ...manifest, release: '*' },
  );
}

const offline = () => Promise.reject(new Error('offline'));

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
    ['a phrase that stands only in a text', '看看再说', 'refund-request'],
    ['Traditional characters', '帳號被封', 'account-banned'],
    ['one wrong character', '银行咔被拒', 'card-declined'],
    ['pinyin', 'shenqing tuikuan', 'refund-request'],
    ['other words for the same', '把钱要回来', 'refund-request'],
    ['a slip in a message', 'your card has been decliend', 'card-declined'],
    ['a platform that decides', '安卓怎么取消订阅', 'cancel-android'],
    ['another platform', 'iPhone 取消订阅', 'cancel-ios'],
  ])('finds the right section for %s', async (_, query, id) => {
    expect(await first(query)).toBe(id);
  });

  test('history comes first only for queries about it', async () => {
    expect(await first('暂停订阅')).not.toBe(undefined);
    expect(await first('2023 年为什么暂停订阅')).toBe('paused-2023');
  });

  test('a section with the exact phrase comes before a similar one', async () => {
    expect(await first('付款被拒两次')).toBe('other');
  });

  test.each(['pasta carbonara', '', '   ', '!!!', '🙂'])(
    'finds nothing for “%s”',
    async (query) => {
      const { found, fit } = await engine.search(query);
      expect(found).toEqual([]);
      expect(fit).toBe('none');
    },
  );

  test('tells good answers from near misses', async () => {
    expect((await engine.search('银行卡被拒')).fit).toBe('good');
    expect((await engine.search('Midjourney 取消订阅')).fit).not.toBe('good');
  });

  test('answers without Pagefind’s index and reports that there may be more', async () => {
    const alone = engineOf(site, { pagefind: offline });
    const { found, incomplete } = await alone.search('银行卡被拒付款被拒');
    expect(found[0]?.entry.title).toBe('银行卡被拒');
    expect(incomplete).toBe(false);
    const doubtful = await alone.search('付款被拒两次');
    expect(doubtful.found.length).toBeGreaterThan(0);
  });

  test('stop words are looked up in Pagefind’s index', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, number) => [`p${number}`, { title: `第${number}页` }]),
    );
    const pages = { ...many, last: { title: '最后', text: 'it is what it is' } };
    expect(await first('it is what it is', engineOf(pages))).toBe('last');
    expect((await engineOf(pages, { pagefind: offline }).search('it is what')).incomplete).toBe(
      true,
    );
  });

  test('a missing file is reported, and requested again by the next search', async () => {
    let fails = true;
    const all = indexOf(site).files;
    const file = <T>(name: string) =>
      fails && name.startsWith('terms') ? offline() : Promise.resolve(all.get(name) as T);
    const flaky = engineOf(site, { file });
    await expect(flaky.search('银行卡')).rejects.toThrow('offline');
    fails = false;
    expect(await first('银行卡被拒', flaky)).toBe('card-declined');
  });

  test('a complete message needs no index', async () => {
    const alone = engineOf(site, { pagefind: offline });
    expect((await alone.search('Your card has been declined.')).incomplete).toBe(false);
  });

  test('no section is found twice', async () => {
    const { found } = await engine.search('银行卡被拒');
    expect(new Set(found.map(({ entry }) => entry.url)).size).toBe(found.length);
  });

  test('5,000 generated queries do no harm', { timeout: 60_000 }, async () => {
    const pieces = [
      '卡',
      '被拒',
      'card',
      '\uD83D',
      '\u202E',
      '"',
      "'",
      '\\',
      '(?:',
      '[',
      '*',
      '<script>',
      '&amp;',
      '\u0000',
      '💳',
      'é',
      'ی',
      '\n',
      ' ',
      '%',
      'a'.repeat(300),
    ];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let count = 0; count < 5000; count += 1) {
      const query = Array.from({ length: random(12) }, () => pieces[random(pieces.length)]).join(
        '',
      );
      const { found, words } = await engine.search(query);
      expect(found.length).toBeLessThanOrEqual(10);
      for (const word of words) markWords('卡被拒 card', [word]);
    }
    expect((await engine.search('付款被拒'.repeat(2500))).found.length).toBeGreaterThan(0);
  });
});
