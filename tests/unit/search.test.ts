import { describe, expect, test } from 'vitest';
import { SearchEngine, type Pagefind } from '../../src/search/engine.ts';
import { conceptsIn } from '../../src/search/concepts.ts';
import { folding } from '../../src/search/fold.ts';
import { grams } from '../../src/search/grams.ts';
import { excerptOf, markWords } from '../../src/search/marks.ts';
import { nearestWord } from '../../src/search/misspelt.ts';
import { isQuestion, stripFiller, stripFunctionWords } from '../../src/search/query.ts';
import { recordsOf } from '../../src/search/records.ts';
import type { Signpost, SignpostFile } from '../../src/search/signposts.ts';
import { pinyinOf, type Spelling } from '../../src/search/spelling.ts';
import { clausesOf, tokensOf } from '../../src/search/tokens.ts';

const fold = folding('帳账麼么');

describe('folding', () => {
  test.each([
    ['full width', 'ＯｐｅｎＡＩ', 'openai'],
    ['case', 'Your Card', 'your card'],
    ['Traditional characters', '帳號怎麼', '账號怎么'],
    ['curly apostrophes', 'isn’t', "isn't"],
    ['invisible characters', '付\u200B款\u0000', '付款'],
    ['half a surrogate pair', 'a\uD83D', 'a\uFFFD'],
  ])('%s makes no difference', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('grams', () => {
  test('Chinese is cut into pairs and single characters, other scripts into words', () => {
    expect([...grams('卡被拒 cards')].sort()).toEqual(
      ['card', '卡', '卡被', '被', '被拒', '拒'].sort(),
    );
  });

  test('a code stands whole and in its parts', () => {
    expect([...grams('insufficient_quota')]).toEqual(['insufficient_quota', 'insuffici', 'quota']);
  });

  test('scripts that touch are told apart', () => {
    expect(grams('plus会员').has('会员')).toBe(true);
  });
});

describe('reading a query', () => {
  test.each([
    ['请问大佬们付款被拒怎么办', '付款被拒'],
    ['how do i cancel', 'cancel'],
    ['2026-11-18 扣款 4242 4242 4242 4242', '扣款'],
    ['怎么办', '怎么办'],
  ])('%s asks for %s', (query, core) => {
    expect(stripFiller(query)).toBe(core);
  });

  test('function words say nothing of what is meant, but belong to a phrase', () => {
    expect(stripFunctionWords('my card was declined')).toBe('card declined');
    expect(stripFiller('my card was declined')).toBe('my card was declined');
    expect(stripFunctionWords('do it')).toBe('do it');
  });

  test.each([
    ['怎么退款', true],
    ['how to get a refund', true],
    ['现在的价格', false],
    ['card declined', false],
  ])('%s is a question: %s', (query, expected) => {
    expect(isQuestion(query)).toBe(expected);
  });

  test('Chinese is spelled in pinyin', () => {
    expect(pinyinOf('退tui款kuan')('退款 API')).toBe('tuikuan API');
  });
});

describe('words of the index', () => {
  test('each Han character is a word; punctuation is none', () => {
    expect(tokensOf("绑api卡，or-ccseh didn't")).toEqual([
      '绑',
      'api',
      '卡',
      'or',
      'ccseh',
      'didnt',
    ]);
  });

  test('a phrase ends where a clause does; a point within a number or a name ends none', () => {
    expect(clausesOf('付不了。换 19.99 美元\nNo, use api.openai.com.')).toEqual([
      ['付', '不', '了'],
      ['换', '19', '99', '美', '元'],
      ['No', 'use', 'api', 'openai', 'com'],
    ]);
  });

  test('a phrase ends at Chinese punctuation, of which folding makes half-width one', () => {
    expect(clausesOf(folding('')('19.99 美元，可能（再加税）：Visa 卡；1,000 元'))).toEqual([
      ['19', '99', '美', '元'],
      ['可', '能'],
      ['再', '加', '税'],
      ['visa', '卡'],
      ['1', '000', '元'],
    ]);
  });
});

test('words that mean the same are one concept, the longest first', () => {
  const concepts = conceptsIn([['退款', 'money back'], ['卡'], ['信用卡', 'card']]);
  expect([...concepts('信用卡退款')]).toEqual(['~2', '~0']);
  expect([...concepts('get my money back')]).toEqual(['~0']);
  expect([...concepts('discard')]).toEqual([]);
});

test.each([
  ['refnud', 'refund'],
  ['exipred', 'expired'],
  ['declin', 'declined'],
  ['banana', undefined],
])('%s is taken for %s', (word, meant) => {
  expect(nearestWord(word, ['refund', 'expired', 'declined', 'bank'])).toBe(meant);
});

test('a page is cut into sections, or kept whole', () => {
  const html = `<meta name="description" content="说明"><h1>题</h1><main><div class="b"><p>头</p>
    <div><h2 id="a">甲</h2></div><p>文<button>复制</button></p><div><h2 id="empty">空</h2></div></div></main>`;
  const options = { body: 'main .b', ignore: 'button', names: 'nav b' };
  expect(
    recordsOf('/p/', html, { ...options, whole: () => false }).map(({ url, title, text }) => [
      url,
      title,
      text.replace(/\s+/g, ' ').trim(),
    ]),
  ).toEqual([
    ['/p/', '题', '题 头'],
    ['/p/#a', '甲', '甲 文'],
  ]);
  expect(recordsOf('/p/', html, { ...options, whole: () => true })).toHaveLength(1);
});

describe('marking', () => {
  test('words are marked where they stand', () => {
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

/** An index that finds a phrase by looking into the texts. */
function pagefind(texts: Record<string, string>): Pagefind {
  return {
    search: (term) =>
      Promise.resolve({
        results: Object.entries(texts)
          .filter(([, text]) => tokensOf(text.toLowerCase()).join(' ').includes(term.slice(1, -1)))
          .map(([id, text]) => ({ id, data: () => Promise.resolve({ content: text }) })),
      }),
  };
}

function signpost(id: string, title: string, phrases: string[] = []): Signpost {
  return { id, url: `/${id}/`, title, phrases, place: '', kind: 'page' };
}

const file: SignpostFile = {
  said: { count: '', none: '' },
  index: '',
  synonyms: [['退款', '要回']],
  signposts: [
    signpost('declined', '银行卡被拒', ['your card has been declined.', '付款被拒']),
    signpost('refund', '退款'),
    signpost('banned', '账号被封'),
    signpost('other', '其他', ['google play']),
  ],
};

const index = pagefind({
  declined: '银行卡被拒时先核对',
  refund: '退款看看再说',
  banned: '账号被封',
  other: '其他：别的页面也提到付款被拒两次',
});
const spelling: Spelling = { variants: '帳账號号', readings: '退tui款kuan' };
const sources = {
  pagefind: () => Promise.resolve(index),
  spelling: () => Promise.resolve(spelling),
};
const engine = new SearchEngine(sources, file);
const offline = (reason: string) => () => Promise.reject(new Error(reason));
const first = async (query: string) => (await engine.search(query)).found[0]?.signpost.id;

describe('the engine', () => {
  test.each([
    [
      'a message with noise around it',
      '求助！弹出 "Your card has been declined" 啥意思',
      'declined',
    ],
    ['a phrase that stands only in a text', '看看再说', 'refund'],
    ['Traditional characters', '帳號被封', 'banned'],
    ['one wrong character', '银行咔被拒', 'declined'],
    ['pinyin', 'tuikuan', 'refund'],
    ['other words for the same', '钱要回来', 'refund'],
    ['a slip in a message', 'your card has been decliend', 'declined'],
  ])('finds the place for %s', async (_, query, id) => {
    expect(await first(query)).toBe(id);
  });

  test('a place that holds the phrase comes before one that is only like it', async () => {
    expect(await first('付款被拒两次')).toBe('other');
  });

  test.each(['香蕉面包', 'pasta carbonara', '', '   ', '!!!', '🙂'])(
    'finds nothing for “%s”',
    async (query) => {
      expect((await engine.search(query)).found).toEqual([]);
    },
  );

  test('without an index the signposts still answer, and it is said that there may be more', async () => {
    const alone = new SearchEngine({ ...sources, pagefind: offline('offline') }, file);
    const { found, incomplete } = await alone.search('请看付款被拒的卡');
    expect(found[0]?.signpost.id).toBe('declined');
    expect(incomplete).toBe(true);
  });

  test('an index of which a part is missing is not taken for one that has nothing', async () => {
    const empty: Pagefind = { search: () => Promise.resolve({ results: [] }) };
    const broken = new SearchEngine({ ...sources, pagefind: () => Promise.resolve(empty) }, file);
    expect((await broken.search('银行卡被拒了好几回')).incomplete).toBe(true);
  });

  test('a message that is known whole needs no index', async () => {
    const alone = new SearchEngine({ ...sources, pagefind: offline('not needed') }, file);
    expect((await alone.search('Your card has been declined.')).incomplete).toBe(false);
  });

  test('what the signposts know is there at once, without any source', () => {
    const alone = new SearchEngine({ pagefind: offline('late'), spelling: offline('late') }, file);
    expect(alone.suggest('付款被拒的卡').found[0]?.signpost.id).toBe('declined');
  });

  test('a phrase in which a character comes twice is looked up in the text', async () => {
    const forgetful: Pagefind = {
      search: (term) =>
        term.split(' ').length === new Set(term.split(' ')).size
          ? index.search(term)
          : Promise.resolve({ results: [] }),
    };
    const careful = new SearchEngine(
      { ...sources, pagefind: () => Promise.resolve(forgetful) },
      file,
    );
    expect((await careful.search('看看再说')).found[0]?.signpost.id).toBe('refund');
  });

  test('no place is there twice', async () => {
    const { found } = await engine.search('银行卡被拒');
    expect(new Set(found.map((one) => one.signpost.url)).size).toBe(found.length);
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
