import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { environment } from '../../src/integrations/environment.ts';
import { pathBelow, siteAddress, webAddress } from '../../src/site.ts';

describe('environment variables', () => {
  test.each(['https://guide.example.org', 'https://guide.example.org/', 'http://localhost:4321'])(
    'SITE_URL may be %s',
    (value) => expect(siteAddress(value)).toBe(value.replace(/\/$/, '')),
  );

  test.each(['guide.example.org', 'https://x.example/guide/', 'ftp://x.example', 'https://a.b/?c'])(
    'SITE_URL may not be %s',
    (value) => {
      expect(() => siteAddress(value)).toThrow(`SITE_URL is "${value}"`);
      expect(() => siteAddress(value)).toThrow('such as SITE_URL=https://guide.example.org');
    },
  );

  test.each([undefined, '', '/', 'guide', '/guide/', '//a/b.c'])('BASE_PATH may be %s', (value) =>
    expect(pathBelow(value)).toMatch(/^\/([^/]+\/)*$/),
  );

  test.each(['git.example.org/guide', 'git@git.example.org:guide', '/report/'])(
    'REPORT_URL and REPOSITORY_URL may not be %s',
    (value) =>
      expect(() => webAddress('REPORT_URL', value)).toThrow(
        `REPORT_URL is "${value}": expected an address such as REPORT_URL=https://`,
      ),
  );

  test.each(['/my docs/', '/文档/', '/../guide/', '/a?b', 'https://x.example/'])(
    'BASE_PATH may not be %s',
    (value) =>
      expect(() => pathBelow(value)).toThrow(/^BASE_PATH is .*such as BASE_PATH=\/guide\//),
  );
});

test('a build refuses a folder it cannot write to', () => {
  const build = { command: 'build', config: { root: pathToFileURL('no/such/folder/') } };
  const setUp = environment().hooks['astro:config:setup']!;
  expect(() => setUp(build as never)).toThrow('cannot be written to');
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
