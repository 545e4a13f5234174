import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { cached } from '../../src/cached.ts';
import { folderWith } from '../folders.ts';

test('a result is made anew only for another input, or if its file is damaged', () => {
  const file = path.join(folderWith({}), 'cache', 'result.json');
  const make = vi.fn(() => ['图']);
  const madeWith = (input: unknown) => {
    make.mockClear();
    expect(cached(file, [], input, make)).toEqual(['图']);
    return make.mock.calls.length === 1;
  };
  expect(madeWith('a')).toBe(true);
  expect(madeWith('a')).toBe(false);
  expect(madeWith('b')).toBe(true);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -1));
  expect(madeWith('b')).toBe(true);
});
