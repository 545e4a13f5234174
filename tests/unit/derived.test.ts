import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derived } from '../../src/derived.ts';

const name = 'test/result';
const file = `node_modules/.cache/derived/${name}`;
const remove = () => rmSync(file, { force: true });
beforeAll(remove);
afterAll(remove);

test('a result is kept for the same input and name only', () => {
  const { kept, keep } = derived(name, 'a', 1);
  expect(kept).toBeUndefined();
  expect(keep('图')).toBe('图');
  expect(derived(name, 'a', 1).kept?.toString()).toBe('图');
  expect(derived(name, 'a', 2).kept).toBeUndefined();
  expect(derived('test/other', 'a', 1).kept).toBeUndefined();
});

test('a damaged file counts as missing', () => {
  writeFileSync(file, 'x');
  expect(derived(name, 'a', 1).kept).toBeUndefined();
});
