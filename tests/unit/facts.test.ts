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
  page: /guides/virtual-card/
  recorded: 2026-11-20
`;

function parse(texts: Partial<FactsTexts>) {
  return parseFacts({
    sources: source,
    services: service,
    events: '{}',
    routes: '{}',
    problems: '{}',
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
