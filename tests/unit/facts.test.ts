import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/facts/date.ts';
import { parseFacts } from '../../src/facts/load.ts';
import type { FactsTexts } from '../../src/facts/load.ts';

const source = `
help-page:
  title: Why was my credit card declined?
  publisher: OpenAI
  kind: official
  language: en
  url: https://help.openai.com/
  published: undated
  retrieved: 2026-11-20
`;

const service = `
card:
  name: { zh-CN: 卡, en: Card }
  what: { zh-CN: 虚拟卡, en: A virtual card }
  status: closed
  since: 2025-01
  exact: true
  note: { zh-CN: 停了, en: Closed }
  sources: [help-page]
`;

const prices = `
plus-web:
  of: plus
  name: { zh-CN: 网页, en: Web }
  usd: 19.99
  checked: 2026-11-20
  sources: [help-page]
tax:
  of: fee
  name: { zh-CN: 税, en: Tax }
  percent: unknown
  ask: { zh-CN: 问银行, en: ask your bank }
  checked: 2026-11-20
`;

function parse(texts: Partial<FactsTexts>) {
  return parseFacts({
    sources: source,
    services: service,
    routes: '{}',
    problems: '{}',
    prices: '{}',
    glossary: '{}',
    ...texts,
  });
}

describe('facts files', () => {
  test('are read by id', () => {
    expect(parse({}).sources.get('help-page')).toMatchObject({ publisher: 'OpenAI' });
    expect(parse({}).services.get('card')).toMatchObject({ since: '2025-01' });
  });

  test.each([
    ['a missing field', source.replace(/ {2}publisher.*\n/, ''), 'help-page.publisher: missing'],
    ['an unknown field', `${source}  colour: red\n`, 'help-page: unknown key colour'],
    [
      'a date that does not exist',
      source.replace('2026-11-20', '2026-02-30'),
      'help-page.retrieved: expected a real date',
    ],
    [
      'a date in words',
      source.replace('undated', 'last year'),
      'help-page.published: expected a real date',
    ],
    ['an unknown kind', source.replace('official', 'rumour'), 'help-page.kind: Invalid option'],
    [
      'neither link nor reason',
      source.replace(/ {2}url.*\n/, ''),
      'help-page: expected either url or unlinked',
    ],
    ['an address that is none', source.replace('https://', ''), 'help-page.url: Invalid URL'],
    [
      'an id in capitals',
      source.replace('help-page', 'Help'),
      'Help: expected an id of lower-case',
    ],
    ['the same id twice', source + source, 'Map keys must be unique'],
    ['no entries', '- a\n', 'expected a list of "key:" entries'],
  ])('%s stops the build with file and key', (_, sources, message) => {
    expect(() => parse({ sources })).toThrow(`content/facts/sources.yaml: `);
    expect(() => parse({ sources })).toThrow(message);
  });

  test('a service whose source is unknown stops the build', () => {
    expect(() => parse({ services: service.replace('[help-page]', '[no-such]') })).toThrow(
      'content/facts/services.yaml: card.sources: "no-such" is not an id in content/facts/sources.yaml',
    );
  });

  test('prices and fees are read by id', () => {
    expect(parse({ prices }).prices.get('plus-web')).toMatchObject({ usd: 19.99 });
    expect(parse({ prices }).prices.get('tax')).toMatchObject({ percent: 'unknown', sources: [] });
  });

  test.each([
    ['a price in words', prices.replace('19.99', 'cheap'), 'plus-web.usd: Invalid input'],
    ['half a cent', prices.replace('19.99', '19.995'), 'plus-web.usd: Invalid'],
    ['a price below zero', prices.replace('19.99', '-1'), 'plus-web.usd: '],
    ['a fee above the whole', prices.replace('unknown', '101'), 'tax.percent: '],
    ['a price without a source', prices.replace('[help-page]', '[]'), 'plus-web: expected sources'],
    ['a source for no figure', prices.replace('19.99', 'unknown'), 'plus-web: expected sources'],
    ['a guess at a fee', prices.replace('unknown', '3.5'), 'tax: expected sources'],
    ['a fee that nobody can tell', prices.replace(/ {2}ask.*\n/, ''), 'tax.ask: missing'],
    ['an unknown sum', prices.replace('of: plus', 'of: pro'), 'plus-web.of: '],
    ['an unknown field', prices.replace('usd:', 'eur: 1\n  usd:'), 'plus-web: unknown key eur'],
    [
      'an unknown source',
      prices.replace('[help-page]', '[no-such]'),
      'plus-web.sources: "no-such" is not an id in content/facts/sources.yaml',
    ],
  ])('%s stops the build with file and key', (_, text, message) => {
    expect(() => parse({ prices: text })).toThrow(`content/facts/prices.yaml: ${message}`);
  });

  test('all wrong places are named at once', () => {
    const broken = source.replace('official', 'rumour').replace('2026-11-20', '2026');
    expect(() => parse({ sources: broken })).toThrow(/help-page\.kind.*\n.*help-page\.retrieved/);
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
  ])('%s in %s reads %s', (date, lang, text) => {
    expect(formatDate(date, lang)).toBe(text);
  });
});
