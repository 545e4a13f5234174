import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/facts/date.ts';
import { parseFacts } from '../../src/facts/load.ts';
import type { FactsTexts } from '../../src/facts/files.ts';
import { noFacts, sampleService, sampleSource } from '../facts.ts';

const decision = `
place:
  question: { zh-CN: 在吗？, en: Are you there? }
  answers:
    - answer: { zh-CN: 不在, en: 'No' }
      to: /about/risks/#supported-countries
      instead:
        name: { zh-CN: 先读, en: Read first }
        word: { zh-CN: 没有办法, en: no way }
        risk: { zh-CN: 会被封, en: You may be banned }
        sources: [help-page]
`;

const billing = `
web:
  place: { zh-CN: 网页, en: Web }
  biller: OpenAI
  cancel: { text: { zh-CN: 取消, en: Cancel }, to: /guides/cancel/#cancel-web }
  refund: { text: { zh-CN: 退款, en: Refund }, sources: [help-page] }
  cannot: { text: { zh-CN: 不能, en: Cannot } }
`;

function parse(texts: Partial<FactsTexts>) {
  return parseFacts({ ...noFacts, sources: sampleSource, services: sampleService, ...texts });
}

// Most mistakes are in tests/mistakes.tsv; these are in files that its site leaves empty, or of several kinds.
describe('facts files', () => {
  test('are keyed by id', () => {
    expect(parse({}).sources.get('help-page')).toMatchObject({ publisher: 'OpenAI' });
    expect(parse({}).services.get('card')).toMatchObject({ since: '2025-01' });
  });

  test.each([
    [
      'a date that does not exist',
      sampleSource.replace('2026-11-20', '2026-02-30'),
      'help-page.retrieved: expected a real date',
    ],
    [
      'a date in words',
      sampleSource.replace('undated', 'last year'),
      'help-page.published: expected a real date',
    ],
    [
      'neither link nor reason',
      sampleSource.replace(/ {2}url.*\n/, ''),
      'help-page: expected either url or unlinked',
    ],
    ['the same id twice', sampleSource + sampleSource, 'this key is already there'],
  ])('%s stops the build with file and key', (_, sources, message) => {
    expect(() => parse({ sources })).toThrow(/^content\/facts\/sources\.yaml:\d+: /);
    expect(() => parse({ sources })).toThrow(message);
  });

  test.each([
    [
      'an answer that leads nowhere',
      decision.replace(/ {6}instead:[^]*/, ''),
      'place.answers (entry 1): expected either route or instead',
    ],
    [
      'an answer to an unknown route',
      decision.replace(/instead:[^]*/, 'route: no-such'),
      'place.answers (entry 1).route: "no-such" is not an id in content/facts/routes.yaml',
    ],
    [
      'an outcome with an unknown source',
      decision.replace('[help-page]', '[no-such]'),
      'place.answers (entry 1).instead.sources (entry 1): "no-such" is not an id in content/facts/sources.yaml',
    ],
    [
      'an outcome without its risk',
      decision.replace(/ {8}risk.*\n/, ''),
      'place.answers (entry 1).instead.risk: missing',
    ],
    [
      'an answer without its address',
      decision.replace(/ {6}to: .*\n/, ''),
      'place.answers (entry 1).to: missing',
    ],
    [
      'a question that does not lead to the next',
      decision + decision.replace('place', 'use'),
      'place.otherwise: missing',
    ],
    [
      'a last question that leads to a next one',
      `${decision}  otherwise: { zh-CN: 在, en: Yes }\n`,
      'place.otherwise: the last question has no next one',
    ],
    [
      'an answer with the words of another',
      `${decision}  otherwise: { zh-CN: 在, en: 'No' }\n`,
      'place.answers: two answers say "No": correct one of them',
    ],
    [
      'an answer that leads where another does',
      decision + decision.replace('place', 'use'),
      'use.answers (entry 1).to: another answer leads there, too',
    ],
  ])('%s stops the build with file and key', (_, text, message) => {
    expect(() => parse({ decision })).not.toThrow();
    expect(() => parse({ decision: text })).toThrow(/^content\/facts\/decision\.yaml:\d+: /);
    expect(() => parse({ decision: text })).toThrow(message);
  });

  test.each([
    ['a lane without a refund', billing.replace(/ {2}refund.*\n/, ''), 'web.refund: missing'],
    [
      'a step with an unknown source',
      billing.replace('[help-page]', '[no-such]'),
      'web.refund.sources (entry 1): "no-such" is not an id in content/facts/sources.yaml',
    ],
    ['a step with a malformed address', billing.replace('#cancel-web', '#Web'), 'web.cancel.to: '],
    ['an unknown key', `${billing}  colour: red\n`, 'web.colour: unknown key'],
  ])('%s stops the build with file and key', (_, text, message) => {
    expect(() => parse({ billing })).not.toThrow();
    expect(() => parse({ billing: text })).toThrow(/^content\/facts\/billing\.yaml:\d+: /);
    expect(() => parse({ billing: text })).toThrow(message);
  });

  test('all mistakes are reported at once', () => {
    const broken = sampleSource.replace('official', 'rumour').replace('2026-11-20', '2026');
    expect(() => parse({ sources: broken })).toThrow(/help-page\.kind.*\n.*help-page\.retrieved/);
  });
});

describe('flows', () => {
  const routes = `
gift-card:
  name: { zh-CN: 礼品卡, en: Gift card }
  guide: /guides/gift-card/
  status: unclear
  checked: 2026-11-20
  who: { zh-CN: 谁, en: Who }
  needs: { zh-CN: 卡, en: A card }
  cost: { zh-CN: 钱, en: Money }
  risk: { zh-CN: 险, en: Risk }
  sources: [help-page]
`;
  const flow = `
gift-card:
  steps:
    - from: { zh-CN: 你, en: You }
      gives: { zh-CN: 钱, en: money }
  to: { zh-CN: 账号, en: Account }
`;

  test('need no failures', () => {
    expect(parse({ routes, flows: flow }).flows.get('gift-card')?.steps[0]?.fails).toEqual([]);
  });

  test.each([
    ['an unknown key', flow.replace('from:', 'form:'), 'gift-card.steps (entry 1).from: missing'],
    [
      'one language only',
      flow.replace(', en: money', ''),
      'gift-card.steps (entry 1).gives.en: missing',
    ],
    ['no end', flow.replace(/ {2}to:.*\n/, ''), 'gift-card.to: missing'],
    ['no step', 'gift-card: { steps: [], to: { zh-CN: 账号, en: Account } }', 'gift-card.steps: '],
    [
      'four failures at one step',
      flow.replace('en: money }', 'en: money }\n      fails: [a, b, c, d]'),
      'gift-card.steps (entry 1).fails: ',
    ],
    [
      'an unknown problem as a failure',
      flow.replace('en: money }', 'en: money }\n      fails: [no-such]'),
      'gift-card.steps (entry 1).fails (entry 1): "no-such" is not an id in content/facts/problems.yaml',
    ],
    [
      'an unknown way to pay',
      flow.replace('gift-card', 'no-such'),
      'no-such: "no-such" is not an id in content/facts/routes.yaml',
    ],
  ])('%s stops the build with file and key', (_, flows, message) => {
    expect(() => parse({ routes, flows })).toThrow(/^content\/facts\/flows\.yaml:\d+: /);
    expect(() => parse({ routes, flows })).toThrow(message);
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-20', 'zh-CN', '2026 年 11 月 20 日'],
    ['2026-11', 'zh-CN', '2026 年 11 月'],
    ['2026', 'zh-CN', '2026 年'],
    ['2026-11-20', 'en', '20 November 2026'],
    ['2026-11', 'en', 'November 2026'],
    ['2026', 'en', '2026'],
  ])('%s in %s reads %s, on one line', (date, lang, text) => {
    expect(formatDate(date, lang)).toBe(text.replaceAll(' ', '\u00A0'));
  });
});
