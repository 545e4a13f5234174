import { describe, expect, test } from 'vitest';
import { SearchEngine, type Pagefind } from '../../src/search/engine.ts';
import { folding } from '../../src/search/fold.ts';
import { grams } from '../../src/search/grams.ts';
import { markWords } from '../../src/search/marks.ts';
import { phraseOf, pinyinOf, stripFiller } from '../../src/search/query.ts';
import { recordsOf, separate } from '../../src/search/records.ts';
import type { Signpost, SignpostFile } from '../../src/search/signposts.ts';

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
    expect([...grams('insufficient_quota')]).toEqual([
      'insufficient_quota',
      'insufficient',
      'quota',
    ]);
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

  test('a phrase is asked for character by character, without punctuation', () => {
    expect(phraseOf('卡被拒，OR-CCSEH')).toBe('卡 被 拒 OR CCSEH');
  });

  test('Chinese is spelled in pinyin', () => {
    expect(pinyinOf('退tui款kuan')('退款 API')).toBe('tuikuan API');
  });
});

test('each Han character becomes a word of the index', () => {
  expect(separate('绑API卡')).toBe('绑\u200BAPI\u200B卡');
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

  test('a text whose lower case has another length is left alone', () => {
    expect(markWords('İstanbul', ['i'])).toEqual([{ text: 'İstanbul', marked: false }]);
  });
});

/** An index that finds a phrase by looking into the texts. */
function pagefind(texts: Record<string, string>): Pagefind {
  return {
    search: (term) =>
      Promise.resolve({
        results: Object.entries(texts)
          .filter(([, text]) => phraseOf(text.toLowerCase()).includes(term.replaceAll('"', '')))
          .map(([id, text]) => ({
            id,
            score: 1,
            data: () => Promise.resolve({ content: text, plain_excerpt: text }),
          })),
      }),
  };
}

function signpost(id: string, title: string, phrases: string[] = []): Signpost {
  return { id, url: `/${id}/`, title, phrases, context: '', place: '', kind: 'page' };
}

const file: SignpostFile = {
  variants: '帳账號号',
  readings: '退tui款kuan',
  signposts: [
    signpost('declined', '银行卡被拒', ['Your card has been declined.', '付款被拒']),
    signpost('refund', '退款'),
    signpost('banned', '账号被封'),
    signpost('other', '其他', ['Google Play']),
  ],
};

const index = pagefind({
  declined: '银行卡被拒时先核对',
  refund: '退款看看再说',
  other: '别的页面也提到付款被拒两次',
});
const engine = new SearchEngine(() => Promise.resolve(index), file);
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
    const alone = new SearchEngine(() => Promise.reject(new Error('offline')), file);
    const { found, incomplete } = await alone.search('请看付款被拒的卡');
    expect(found[0]?.signpost.id).toBe('declined');
    expect(incomplete).toBe(true);
  });

  test('a message that is known whole needs no index', async () => {
    const alone = new SearchEngine(() => Promise.reject(new Error('not needed')), file);
    expect((await alone.search('Your card has been declined.')).incomplete).toBe(false);
  });

  test('no place is there twice', async () => {
    const { found } = await engine.search('银行卡被拒');
    expect(new Set(found.map((one) => one.signpost.url)).size).toBe(found.length);
  });

  test('5,000 generated queries do no harm', async () => {
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
