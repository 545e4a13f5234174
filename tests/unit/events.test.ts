import { describe, expect, test } from 'vitest';
import {
  datedFacts,
  factsByRecordedDate,
  formatEventDate,
  newestChanges,
} from '../../src/facts/events.ts';
import { factsFrom, sampleService, sampleSource } from '../facts.ts';

const sources =
  sampleSource +
  sampleSource
    .replace('help-page', 'notice')
    .replace('title: Why', 'title: When')
    .replace('.com/', '.com/notice');
const service = sampleService
  .replace('exact: true', 'exact: false')
  .replace('[help-page]', '[notice, help-page]')
  .replace('recorded: 2026-11-20', 'recorded: 2026-11-22');

/** @returns an entry of events.yaml. */
function event(id: string, lines: Record<string, string> = {}): string {
  const entry = {
    date: '2026-02-13',
    kind: 'price',
    text: `{ zh-CN: ${id} 变了, en: ${id} changed }`,
    sources: '[help-page]',
    page: '/guides/plus-benefits/#price',
    recorded: '2026-11-20',
    ...lines,
  };
  return `${id}:\n${Object.entries(entry)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}`;
}

function parse(events: string, services = '{}') {
  return factsFrom({ sources, services, events });
}

const idsOf = (facts: { id: string }[]) => facts.map(({ id }) => id);

// tests/site/timeline.test.ts checks the order on the timeline and on another page.
describe('dated facts', () => {
  test('are sorted by date, a year before its months and days', () => {
    const facts = parse(
      event('day', { date: '2025-01-16' }) +
        event('next-year', { date: '2026' }) +
        event('year', { date: '2025' }) +
        event('month', { date: '2025-01' }) +
        event('last-year', { date: '2024-12-31' }),
    );
    expect(idsOf(datedFacts(facts))).toEqual(['last-year', 'year', 'month', 'day', 'next-year']);
  });

  test('include services, with the source of the date', () => {
    const [fact] = datedFacts(parse('{}', service));
    expect(fact).toMatchObject({
      id: 'card',
      date: '2025-01',
      dating: 'latest',
      kind: 'service',
      status: 'closed',
      text: { 'zh-CN': '卡：虚拟卡', en: 'Card: A virtual card' },
      sources: ['notice'],
    });
  });

  test.each([
    ['closed', 'true', 'exact'],
    ['closed', 'false', 'latest'],
    ['unclear', 'false', 'newest'],
    ['works', 'true', 'newest'],
  ])('include a service that is %s (exact: %s) with a date that is %s', (status, exact, dating) => {
    const text = service
      .replace('status: closed', `status: ${status}`)
      .replace('exact: false', `exact: ${exact}`);
    expect(datedFacts(parse('{}', text))[0]).toMatchObject({ dating });
  });

  test('count as changes, except reports and services that have not closed', () => {
    const facts = parse(
      event('old') +
        event('said', { date: '2026-05', kind: 'report' }) +
        event('new', { date: '2026-04' }) +
        event('newer', { date: '2026-06', exact: 'false' }),
      service.replace('status: closed', 'status: unclear').replace('2025-01', '2026-07'),
    );
    expect(idsOf(newestChanges(facts, 2))).toEqual(['newer', 'new']);
    expect(idsOf(newestChanges(facts, 9))).toEqual(['newer', 'new', 'old']);
  });

  test('are in feeds by the day they were recorded, newest first', () => {
    const facts = parse(
      event('learned-late', { date: '2021' }) +
        event('new', { recorded: '2026-06-01' }) +
        event('old', { date: '2025', recorded: '2026-06-01' }),
    );
    expect(idsOf(factsByRecordedDate(facts))).toEqual(['learned-late', 'new', 'old']);
  });
});

test.each([
  ['2026-02-13', 'exact', 'zh-CN', '2026_年_2_月_13_日'],
  ['2026-02', 'latest', 'zh-CN', '最迟 2026_年_2_月'],
  ['2026', 'newest', 'zh-CN', '2026_年（最新的消息）'],
  ['2026-02-13', 'exact', 'en', '13_February_2026'],
  ['2026-02', 'latest', 'en', 'By February_2026'],
  ['2026', 'newest', 'en', '2026 (newest report)'],
] as const)('%s, %s, in %s reads %s, where _ does not break', (date, dating, lang, text) => {
  expect(formatEventDate({ date, dating }, lang)).toBe(text.replaceAll('_', '\u00A0'));
});
