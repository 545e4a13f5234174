import { expect, test } from 'vitest';
import { drawPhrases, holds, phraseKinds, type SearchedPage } from '../phrases.ts';

const page = (url: string, language: 'zh-CN' | 'en', text: string): SearchedPage => ({
  url,
  language,
  text,
  shown: text.toLowerCase(),
});
const pages = [
  page('/one/', 'zh-CN', '银行卡付款被拒绝了。\n换一张 Visa，仍然失败就联系发卡的银行问清原因'),
  page('/two/', 'zh-CN', '银行卡付款被拒绝了。'),
  page('/en/two/', 'en', 'Your card was declined\nAsk your bank, then try again'),
];
const [short, long, words] = phraseKinds;

test.each([
  [short!, /^\p{Script=Han}{2,6}$/u],
  [long!, /^\p{Script=Han}{8,14}$/u],
  [words!, /^[a-z]+( [a-z]+){1,4}$/i],
])('phrases of the kind $name are on a line of a page, unique ones of one page', (kind, form) => {
  for (const phrase of drawPhrases(pages, kind, 10, 1)) {
    expect(phrase).toMatch(form);
    const found = pages.filter((one) => holds(one, phrase.toUpperCase()));
    expect(found.length).toBeGreaterThan(0);
    if (kind.unique) expect(found).toHaveLength(1);
  }
});
