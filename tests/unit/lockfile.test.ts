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

test.each([
  ['@pagefind/windows-arm64', 'win32', 'arm64'],
  ['@esbuild/linux-arm', 'linux', 'arm'],
  ['@esbuild/aix-ppc64', 'aix', 'ppc64'],
])('a package that another platform needs is found missing: %s', (name, os, cpu) => {
  const parent = { version: '1.6.0', optionalDependencies: { [name]: '1.6.0' } };
  expect(missingPlatformPackages({ 'node_modules/parent': parent })).toEqual({
    [`node_modules/${name}`]: { version: '1.6.0', cpu: [cpu], optional: true, os: [os] },
  });
});
