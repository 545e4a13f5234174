import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builds, productionEnvironment, projectParts } from '../builds.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A copy of the project to break content in; inside the project, so that it finds node_modules. */
let copy: string;

beforeAll(() => {
  mkdirSync('test-results', { recursive: true });
  copy = mkdtempSync('test-results/broken-');
  for (const name of projectParts) cpSync(name, path.join(copy, name), { recursive: true });
});

afterAll(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }));

/** @returns the output and status of a build with `from` replaced by `to` in a file, which is then restored. */
function buildWith(file: string, from: string, to: string) {
  const target = path.join(copy, file);
  const whole = readFileSync(target, 'utf8');
  expect(whole).toContain(from);
  writeFileSync(target, whole.replace(from, to));
  try {
    const { stdout, stderr, status } = spawnSync('astro', ['build'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, ...productionEnvironment, ...builds.root.env },
      shell: process.platform === 'win32',
    });
    return { printed: (stdout + stderr).trim(), status };
  } finally {
    writeFileSync(target, whole);
  }
}

const page = 'content/docs/guides/cancel.mdx';

test('a mistake in a page stops a build with its sentence and no other output', () => {
  const { printed, status } = buildWith(page, ' [#who-bills-you]', '');
  expect(printed.replace(/:\d+:/, ':LINE:')).toBe(
    `${page}:LINE: a heading ends in its id, such as "## Refunds [#refunds]"`,
  );
  expect(status).toBe(1);
});

test('a mistake in the interface text, which the configuration reads, stops a build without a stack trace', () => {
  const { printed, status } = buildWith('content/i18n/en.json', '",\n', '"\n');
  const lines = printed.split('\n').filter(Boolean);
  expect(lines).toEqual([
    expect.stringContaining('Unable to load your Astro config'),
    expect.stringMatching(/^content\/i18n\/en\.json:3: Missing , between flow map items /),
  ]);
  expect(status).toBe(1);
});
