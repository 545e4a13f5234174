import { expect, test } from 'vitest';
import { drawPhrases, holds, phraseKinds, type SearchedPage } from '../phrases.ts';

const page = (url: string, language: 'zh-CN' | 'en', text: string): SearchedPage => ({
  url,
  language,
  text,
  shown: text.toLowerCase(),
});
const pages = [
  page(
    '/one/',
    'zh-CN',
    '银行卡付款被拒绝了。\n换一张卡再试 Visa，仍然失败就联系发卡的银行问清楚原因',
  ),
  page('/two/', 'zh-CN', '银行卡付款被拒绝了。'),
  page('/en/two/', 'en', 'Your card was declined\nAsk your bank, then try again'),
];
const [short, long, words] = phraseKinds;

test('random phrases occur on the pages, none twice', () => {
  const drawn = drawPhrases(pages, short!, 20, 1);
  expect(new Set(drawn).size).toBe(20);
  for (const phrase of drawn) {
    expect(phrase).toMatch(/^\p{Script=Han}{2,6}$/u);
    expect(pages.some((one) => holds(one, phrase))).toBe(true);
  }
});

test('unique phrases occur on one page only', () => {
  for (const phrase of drawPhrases(pages, long!, 10, 1)) {
    expect(phrase).toMatch(/^\p{Script=Han}{8,14}$/u);
    expect(pages.filter((one) => holds(one, phrase))).toEqual([pages[0]]);
  }
});

test('English phrases do not cross lines or sentences', () => {
  const drawn = drawPhrases(pages, words!, 10, 1);
  expect(drawn).not.toContain('declined Ask');
  for (const phrase of drawn) {
    expect(phrase).toMatch(/^[a-z]+( [a-z]+){1,4}$/i);
    expect(holds(pages[2]!, phrase.toUpperCase())).toBe(true);
  }
});
