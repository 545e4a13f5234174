import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { excerptOf, markWords } from '../../src/search/engine/highlight.ts';
import { createNormalizer } from '../../src/search/engine/normalize.ts';
import { hanOf } from '../../src/search/engine/pinyin.ts';
import { termsOf } from '../../src/search/engine/terms.ts';
import { sectionsOf } from '../../src/search/index/sections.ts';

const normalize = createNormalizer({ 帳: '账', 麼: '么', 繫結: '绑定' });

describe('normalizing', () => {
  test.each([
    ['full width', 'ＯｐｅｎＡＩ', 'openai'],
    ['case', 'Your Card', 'your card'],
    ['Traditional characters', '帳號怎麼', '账號怎么'],
    ['a Taiwanese word', '繫結卡', '绑定卡'],
    ['curly apostrophes', 'isn’t', "isn't"],
    ['invisible characters', '付\u200B款\u0000', '付款'],
    ['a space between single characters', '付 款', '付款'],
    ['but not a space between words', '转圈 付不了', '转圈 付不了'],
  ])('%s is normalized', (_, text, folded) => {
    expect(normalize(text)).toBe(folded);
  });
});

test.each([
  ['pairs of Chinese characters, and word stems', '卡被拒 cards', ['卡被', '被拒', 'card']],
  ['a code and its parts', 'insufficient_quota', ['insufficient_quota', 'insuffici', 'quota']],
  ['each of two adjacent scripts', 'api会员', ['api', '会员']],
])('terms are %s', (_, text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});

test('a query in pinyin becomes Chinese if words cover all of it', () => {
  const words = { tuikuan: '退款', shenqing: '申请', lipin: '礼品', lipinka: '礼品卡' };
  expect(hanOf('shen qing tuikuan', words)).toBe('申请退款');
  expect(hanOf('lipinka', words)).toBe('礼品卡');
  expect(hanOf('tuikuang', words)).toBeUndefined();
  expect(hanOf('plus tuikuan', { ...words, plus: 'plus' })).toBe('plus 退款');
  expect(hanOf('plus', { ...words, plus: 'plus' })).toBeUndefined();
});

describe('a page', () => {
  const html = `<meta name="description" content="说明"><h1>题</h1><main><div class="sl-markdown-content"><p>头</p>
    <div><h2 id="what-to-do">甲</h2></div><ol><li>先看卡号。</li><li>再试。</li></ol><p>文<button>复制</button></p>
    <table><tr><th>甲</th><th>乙</th></tr></table>
    <div><h3 id="case">例</h3></div>丙<div><h2 id="empty">空</h2></div></div></main>`;

  test('is split into sections', () => {
    expect(
      sectionsOf('/p/', parse(html)).map(({ url, title, text }) => [
        url,
        title,
        text.replace(/\s+/g, ' ').trim(),
      ]),
    ).toEqual([
      ['/p/', '题', '题 头'],
      ['/p/#what-to-do', '甲', '甲 先看卡号。 再试。 文 甲 乙'],
      ['/p/#case', '例', '例 丙'],
    ]);
  });

  test('of a problem has its first step, and a section for each special case', () => {
    const parts = sectionsOf('/troubleshooting/p/', parse(html));
    expect(parts).toMatchObject([{ step: '先看卡号。' }, { url: '/troubleshooting/p/#case' }]);
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

  test('a stem marks its whole word', () => {
    expect(markWords('两部 iPhones 退款', ['', 'iphon', '退款'])).toEqual([
      { text: '两部 ', marked: false },
      { text: 'iPhones', marked: true },
      { text: ' ', marked: false },
      { text: '退款', marked: true },
    ]);
  });

  test('punctuation, case and apostrophes are ignored', () => {
    expect(markWords('It didn’t go-through!', ['didnt go through'])).toEqual([
      { text: 'It ', marked: false },
      { text: 'didn’t go-through', marked: true },
      { text: '!', marked: false },
    ]);
    for (const text of ['设置 → 账单', '设置·账单', '设置（账单', '设置\u3000> 账单', '设置「账单'])
      expect(markWords(text, ['设置账单']), text).toEqual([{ text, marked: true }]);
  });

  test('an excerpt begins a little before the words and ends with a whole word', () => {
    const text = `${'Before it all. '.repeat(20)}The refund comes. ${'And after. '.repeat(40)}`;
    const excerpt = excerptOf(text, ['refund']);
    expect(excerpt).toMatch(/^….*The refund comes\..*…$/);
    expect(excerpt.length).toBeLessThan(180);
  });
});
