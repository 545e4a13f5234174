import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/site.ts';

describe('environment variables', () => {
  test.each(['https://guide.example.org', 'https://guide.example.org/', 'http://localhost:4321'])(
    'SITE_URL may be %s',
    (value) => expect(readSettings({ SITE_URL: value }).siteUrl).toBe(value.replace(/\/$/, '')),
  );

  test.each([undefined, '', '/', 'guide', '/guide/', '//a/b.c'])('BASE_PATH may be %s', (value) =>
    expect(readSettings({ BASE_PATH: value }).basePath).toMatch(/^\/([^/]+\/)*$/),
  );

  test.each([
    [
      'SITE_URL',
      ['guide.example.org', 'https://x.example/guide/', 'ftp://x.example', 'https://a.b/?c'],
    ],
    ['REPORT_URL', ['git.example.org/guide', 'git@git.example.org:guide', '/report/']],
    ['REPOSITORY_URL', ['git.example.org/guide', 'git@git.example.org:guide', '/report/']],
    ['BASE_PATH', ['/my docs/', '/文档/', '/../guide/', '/a?b', 'https://x.example/']],
  ])('%s may not be one of %j', (name, values) => {
    for (const value of values)
      expect(() => readSettings({ [name]: value })).toThrow(`${name} is "${value}": expected `);
  });
});

test.each([
  [['astro', 'build'], { NODE_ENV: 'development' }, 'NODE_ENV is "development"'],
  [['astro', 'build'], { SITE_URL: 'guide.example.org' }, 'SITE_URL is "guide.example.org"'],
  [['node', 'tools/serve.ts', 'public'], { PORT: 'abc' }, 'PORT is "abc"'],
])('%j with %j stops with one message and no stack trace', ([command = '', ...args], env, text) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status).toBe(1);
  expect(stdout + stderr).toContain(text);
  expect(stdout + stderr).not.toMatch(/Stack trace|^ +at /m);
});
