import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { compress } from '../../deploy/compress.ts';
import { headersFile } from '../../deploy/host-files.ts';
import { nginxFile } from '../../deploy/nginx.ts';
import { publish } from '../../deploy/publish.ts';
import { filesIn } from '../../src/files.ts';
import { folderWith } from '../folders.ts';

vi.hoisted(() => vi.stubEnv('BASE_PATH', '/guide/'));

/** A release: a built site with these files, and its server configuration. */
function built(files: Record<string, string>): string {
  const inside = Object.entries(files).map(([name, text]) => [`dist/${name}`, text]);
  const all = { ...Object.fromEntries(inside), 'dist-hosts/nginx.conf': 'rules' };
  return path.join(folderWith(all), 'dist');
}

/** The files that the command needs to take a folder for a whole site. */
const whole = { 'sw.js': '1', 'manifest.webmanifest': '{"scope":"/"}' };

/** A server's folder. */
function host(base = '/') {
  const target = folderWith();
  return {
    target,
    /** Publishes a release there. */
    put: (files: Record<string, string>) => publish(built(files), target, base),
    /** Publishes a folder by the command, after a command of the shell. */
    deploy: (folder: string, first = 'true') => {
      const command = `${first} && "${process.execPath}" deploy/publish.ts ${target} ${folder}`;
      return spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 5000 });
    },
    /** @returns the published files. */
    served: () => filesIn(path.join(target, 'site', base)),
  };
}

test('the host configuration forbids framing, sends text as UTF-8 and contains no page’s hashes', () => {
  const headers = headersFile();
  for (const text of [headers, nginxFile([])]) {
    expect(text).toContain("frame-ancestors 'none'");
    expect(text).not.toContain('sha256-');
  }
  // tests/site/nginx.test.ts checks what nginx sends.
  for (const type of ['*.md\n  Content-Type: text/markdown', '*.txt\n  Content-Type: text/plain'])
    expect(headers).toContain(`/guide/${type}; charset=utf-8\n`);
});

test('only text gets compressed copies', () => {
  const text = 'a sentence that is said again and again. '.repeat(100);
  const names = ['page.html', 'image.png', 'en_1.pf_fragment', 'wasm.en.pagefind'];
  const long = Object.fromEntries(names.map((name) => [name, text]));
  const folder = folderWith({ ...long, 'short.txt': 'short' });
  compress(folder);
  expect(readdirSync(folder).filter((name) => /\.(br|gz)$/.test(name))).toEqual([
    'page.html.br',
    'page.html.gz',
  ]);
});

test('a file that has become short leaves no compressed copies of the longer one', () => {
  const folder = folderWith({ 'sw.js': 'short', 'sw.js.br': 'old', 'sw.js.gz': 'old' });
  compress(folder);
  expect(readdirSync(folder)).toEqual(['sw.js']);
});

test('publishing removes nothing that it has not put there', () => {
  const { target, put } = host();
  const elsewhere = folderWith({ 'kept.txt': 'kept' });
  put({ 'index.html': 'a' });
  symlinkSync(elsewhere, path.join(target, 'site/link'));
  put({ 'index.html': 'b' });
  expect(readdirSync(elsewhere)).toEqual(['kept.txt']);
  const another = folderWith({ 'site/index.html': 'of another site' });
  expect(() => publish(built({ 'index.html': 'a' }), another, '/')).toThrow(
    'site/ holds files that no earlier run has put there: name another folder',
  );
});

test('a release leaves unchanged files alone and keeps the hashed files of the previous release', () => {
  const { target, put, served } = host('/guide/');
  const site = path.join(target, 'site/guide');
  const first = { 'index.html': 'a', 'gone.html': 'b', 'gone.html.br': 'c', '_astro/1.js': '1' };
  expect(put(first)).toEqual({ written: 4, removed: 0, rules: true });
  const { mtimeMs } = statSync(`${site}/_astro/1.js`);

  expect(put({ 'index.html': 'new', '_astro/1.js': '1', '_astro/2.js': '2' })).toEqual({
    written: 2,
    removed: 2,
    rules: false,
  });
  expect(readFileSync(`${site}/index.html`, 'utf8')).toBe('new');
  expect(statSync(`${site}/_astro/1.js`).mtimeMs).toBe(mtimeMs);
  // The same release again is no other release.
  for (let run = 0; run < 2; run += 1) {
    put({ 'index.html': 'new', '_astro/3.js': '3' });
    expect(served()).toEqual(['_astro/1.js', '_astro/2.js', '_astro/3.js', 'index.html']);
  }
  put({ 'index.html': 'newer', '_astro/3.js': '3' });
  expect(served()).toEqual(['_astro/3.js', 'index.html']);
});

test('an interrupted release can be followed by another, which keeps its hashed files', () => {
  const { target, put, served } = host();
  put({ 'index.html': 'a', '_astro/1.js': '1' });
  // The last file, sw.js, cannot replace a folder.
  mkdirSync(path.join(target, 'site/sw.js'));
  expect(() => put({ 'index.html': 'b', '_astro/2.js': '2', 'sw.js': '2' })).toThrow('EISDIR');
  rmdirSync(path.join(target, 'site/sw.js'));
  put({ 'index.html': 'c', '_astro/3.js': '3', 'sw.js': '3' });
  const hashed = ['_astro/1.js', '_astro/2.js', '_astro/3.js'];
  expect(served()).toEqual([...hashed, 'index.html', 'sw.js']);
});

test('a release can follow a power cut, which may empty the record of hashed files', () => {
  const { target, put, served } = host();
  put({ 'index.html': 'a', '_astro/1.js': '1' });
  writeFileSync(path.join(target, 'hashed-files.json'), '');
  put({ 'index.html': 'b', '_astro/2.js': '2' });
  expect(served()).toEqual(['_astro/1.js', '_astro/2.js', 'index.html']);
});

test('a release interrupted before its deletions is completed by the next run', () => {
  const { target, put, served } = host();
  put({ 'index.html': 'a', 'gone.html': 'a', '_astro/1.js': '1' });
  const next = { 'index.html': 'b', '_astro/2.js': '2' };
  // As if the first run had written everything and then been killed.
  cpSync(built(next), path.join(target, 'site'), { recursive: true });
  expect(put(next)).toEqual({ written: 0, removed: 1, rules: false });
  expect(served()).toEqual(['_astro/1.js', '_astro/2.js', 'index.html']);
});

test('the worker and its compressed copies are published after all pages', () => {
  const { target, put, served } = host();
  // A page that cannot be written ends the run.
  mkdirSync(path.join(target, 'site/troubleshooting/index.html'), { recursive: true });
  const files = { 'sw.js': '1', 'sw.js.br': '1', 'troubleshooting/index.html': 'a' };
  expect(() => put(files)).toThrow('EISDIR');
  expect(served()).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('two runs at once do not mix (Linux only)', async () => {
  const { target, deploy } = host();
  const folder = built(whole);
  // The first run waits for someone to write to the pipe.
  const pipe = path.join(`${folder}-hosts`, 'nginx.conf');
  rmSync(pipe);
  spawnSync('mkfifo', [pipe]);
  const run = spawn(process.execPath, ['deploy/publish.ts', target, folder]);
  await vi.waitFor(() => statSync(path.join(target, 'site/sw.js')), 10_000);
  const second = deploy(folder);
  writeFileSync(pipe, 'rules');
  expect(await once(run, 'exit')).toEqual([0, null]);
  expect(second.status).toBe(1);
  expect(second.stderr).toContain(`Another run is publishing to ${target}`);
});

test('the server can read what is published, whatever the umask', () => {
  const { target, deploy } = host();
  const folder = built({ ...whole, 'a/index.html': 'a' });
  chmodSync(path.join(folder, 'a/index.html'), 0o600);
  expect(deploy(folder, 'umask 077').status).toBe(0);
  const modes = ['site/a', 'site/a/index.html', 'nginx.conf'].map((name) =>
    (statSync(path.join(target, name)).mode & 0o777).toString(8),
  );
  expect(modes).toEqual(['755', '644', '644']);
});

test('a file for which there is no room leaves no half of it in the way of the next run', () => {
  const { deploy, served } = host();
  // Of 512 bytes each.
  const folder = built({ ...whole, 'large.txt': 'large '.repeat(10_000) });
  const { status, stderr } = deploy(folder, 'ulimit -f 40');
  expect(status).toBe(1);
  expect(stderr).toContain('EFBIG');
  expect(served()).not.toContain('large.txt.new');
});

test('an incomplete build is not published', () => {
  const { target, deploy } = host();
  const folder = built({ 'index.html': 'a' });
  const { status, stderr } = deploy(folder);
  expect(status).toBe(1);
  expect(stderr).toContain(`There is no whole site in ${folder}/`);
  expect(readdirSync(target)).toEqual([]);
});
