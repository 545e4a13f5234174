import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPlatformPackages } from '../../tools/lockfile.ts';

const text = readFileSync('package-lock.json', 'utf8');

test('the lockfile holds the packages of every platform (else: node tools/lockfile.ts)', () => {
  expect(missingPlatformPackages(JSON.parse(text).packages)).toEqual({});
});

test('the lockfile names no registry', () => {
  expect(text).not.toContain('"resolved": "http');
});

test('a package that another platform needs is found missing', () => {
  const pagefind = {
    version: '1.6.0',
    optionalDependencies: { '@pagefind/windows-arm64': '1.6.0' },
  };
  expect(missingPlatformPackages({ 'node_modules/pagefind': pagefind })).toEqual({
    'node_modules/@pagefind/windows-arm64': {
      version: '1.6.0',
      cpu: ['arm64'],
      optional: true,
      os: ['win32'],
    },
  });
});
