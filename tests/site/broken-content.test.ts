import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { productionEnvironment, projectParts } from '../builds.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A copy of the project in which content can be broken; inside it, so that it finds node_modules. */
let copy: string;

beforeAll(() => {
  mkdirSync('test-results', { recursive: true });
  copy = mkdtempSync('test-results/broken-');
  for (const name of projectParts) cpSync(name, path.join(copy, name), { recursive: true });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** @returns what a build says after `from` was replaced by `to` in a file; the file is put back. */
function buildWith(file: string, from: string, to: string): string {
  const target = path.join(copy, file);
  const whole = readFileSync(target, 'utf8');
  expect(whole).toContain(from);
  writeFileSync(target, whole.replace(from, to));
  try {
    execFileSync('astro', ['build'], {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, ...productionEnvironment },
    });
    return 'the build succeeded';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  } finally {
    writeFileSync(target, whole);
  }
}

describe('broken content stops the build and names file, key and what was expected:', () => {
  test('a frontmatter key that does not exist', () => {
    const output = buildWith(
      'content/docs/guides/cancel.mdx',
      'reviewed:',
      'colour: red\nreviewed:',
    );
    expect(output).toMatch(/cancel/);
    expect(output).toMatch(/colour/);
  });

  test('a page without its reviewed date', () => {
    const output = buildWith('content/docs/guides/cancel.mdx', 'reviewed:', '# reviewed:');
    expect(output).toMatch(/cancel/);
    expect(output).toMatch(/reviewed/);
  });

  test('a source with a date that does not exist', () => {
    const output = buildWith(
      'content/facts/sources.yaml',
      'published: 2023-07-03',
      'published: 2023-02-30',
    );
    expect(output).toContain(
      'content/facts/sources.yaml: plus-and-api-2023.published: expected a real date',
    );
  });

  test('a citation of an unknown source', () => {
    const output = buildWith(
      'content/docs/guides/cancel.mdx',
      'id="openai-charged-twice"',
      'id="no-such"',
    );
    expect(output).toContain(
      '<Cite id="no-such" />: expected id to be one of the keys of content/facts/sources.yaml',
    );
    expect(output).toContain('content/docs/guides/cancel.mdx:');
  });

  test('a heading without an id', () => {
    const output = buildWith('content/docs/guides/cancel.mdx', ' [#who-bills-you]', '');
    expect(output).toMatch(/content\/docs\/guides\/cancel\.mdx:\d+: a heading ends in its id/);
  });

  test('a link to a heading that does not exist', () => {
    const output = buildWith('content/docs/guides/cancel.mdx', '(#refunds)', '(#no-such)');
    expect(output).toContain('#no-such');
  });
});
