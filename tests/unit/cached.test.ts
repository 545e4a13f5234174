import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { cached } from '../../src/cached.ts';
import { folderWith } from '../folders.ts';

test('a result is made anew only for another input, or if its file is damaged', async () => {
  const file = path.join(folderWith({}), 'cache', 'result');
  const make = vi.fn(() => ['图']);
  const madeWith = async (input: unknown) => {
    make.mockClear();
    expect(await cached(file, input, make)).toEqual(['图']);
    return make.mock.calls.length === 1;
  };
  expect(await madeWith('a')).toBe(true);
  expect(await madeWith('a')).toBe(false);
  expect(await madeWith('b')).toBe(true);
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  expect(await madeWith('b')).toBe(true);
});
