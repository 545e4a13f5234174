import { describe, expect, test } from 'vitest';
import { entryOf, pageOf, refuse } from '../../tools/new-problem.ts';
import { factsFrom } from '../facts.ts';

describe('a new problem', () => {
  test.each([
    [undefined, 'Which problem?'],
    ['Karte_1', 'lower-case ASCII words'],
    ['卡', 'lower-case ASCII words'],
    ['card-declined', 'is already in content/facts/problems.yaml'],
  ])('%s is refused with the reason, unlike an unused id', (id, reason) => {
    expect(refuse(id, ['card-declined'])).toContain(reason);
    expect(refuse('card-frozen', ['card-declined'])).toBeUndefined();
  });

  test('an entry with TODO stops the build with the missing keys', () => {
    const texts = { problems: entryOf('card-frozen') };
    expect(() => factsFrom(texts)).toThrow(
      'content/facts/problems.yaml:3: card-frozen.group: Invalid option: expected one of "card-checkout"',
    );
  });

  test.each(['zh-CN', 'en'] as const)('has the sections of a problem page in %s', (language) => {
    expect(pageOf(language, '2026-11-20').match(/\[#.*?\]/g)).toEqual([
      '[#what-to-do]',
      '[#still-failing]',
      '[#how-to-tell]',
      '[#meaning]',
    ]);
  });
});
