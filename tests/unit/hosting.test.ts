import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { compress } from '../../deploy/compress.ts';
import { hostFiles } from '../../deploy/render.ts';
import { publish } from '../../deploy/publish.ts';

describe('the host configuration', () => {
  const { published, beside } = hostFiles('/guide/', []);
  const texts = { _headers: published._headers!, nginx: beside['nginx.conf']! };

  test('sends text, including Markdown, as UTF-8', () => {
    expect(texts._headers).toContain('/guide/*.md\n  Content-Type: text/markdown; charset=utf-8\n');
    expect(texts._headers).toContain('/guide/*.txt\n  Content-Type: text/plain; charset=utf-8\n');
    expect(texts.nginx).toMatch(/text\/markdown md;[^]*charset_types [^;]*text\/markdown/);
  });

  test.each(Object.entries(texts))(
    '%s forbids framing and contains no page’s hashes',
    (_, text) => {
      expect(text).toContain("frame-ancestors 'none'");
      expect(text).not.toContain('sha256-');
    },
  );
});

/** A built site with these files, and its server configuration. */
function built(files: Record<string, string>): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'built-')), 'dist');
  for (const [name, text] of Object.entries({ ...files, '../dist-hosts/nginx.conf': 'rules' })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

test('only text gets compressed copies', async () => {
  const text = 'a sentence that is said again and again. '.repeat(100);
  const names = ['page.html', 'image.png', 'en_1.pf_fragment', 'wasm.en.pagefind'];
  const folder = built({
    ...Object.fromEntries(names.map((name) => [name, text])),
    'short.txt': 'short',
  });
  await compress(folder);
  expect(readdirSync(folder).filter((name) => /\.(br|gz)$/.test(name))).toEqual([
    'page.html.br',
    'page.html.gz',
  ]);
  const read = (name: string) => readFileSync(path.join(folder, name));
  expect(brotliDecompressSync(read('page.html.br')).toString()).toBe(text);
  expect(gunzipSync(read('page.html.gz')).toString()).toBe(text);
});

test('a file that has become short leaves no compressed copies of the longer one', async () => {
  const folder = built({ 'sw.js': 'short', 'sw.js.br': 'old', 'sw.js.gz': 'old' });
  await compress(folder);
  expect(readdirSync(folder)).toEqual(['sw.js']);
});

test('publishing removes nothing that it has not put there', () => {
  const [target, elsewhere] = ['served-', 'elsewhere-'].map((name) =>
    mkdtempSync(path.join(tmpdir(), name)),
  ) as [string, string];
  writeFileSync(path.join(elsewhere, 'kept.txt'), 'kept');
  publish(built({ 'index.html': 'a' }), target, '/');
  symlinkSync(elsewhere, path.join(target, 'site/link'));
  publish(built({ 'index.html': 'b' }), target, '/');
  expect(readdirSync(elsewhere)).toEqual(['kept.txt']);
  mkdirSync(path.join(elsewhere, 'site'));
  writeFileSync(path.join(elsewhere, 'site/index.html'), 'of another site');
  expect(() => publish(built({ 'index.html': 'a' }), elsewhere, '/')).toThrow(
    'site/ holds files that no earlier run has put there: name another folder',
  );
});

test('a release leaves unchanged files alone and keeps the hashed files of the previous release', () => {
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  const site = path.join(target, 'site/guide');
  const put = (files: Record<string, string>) => publish(built(files), target, '/guide/');
  const served = () => readdirSync(site, { recursive: true, encoding: 'utf8' }).sort();
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
    expect(served()).toEqual(['_astro', '_astro/1.js', '_astro/2.js', '_astro/3.js', 'index.html']);
  }
  put({ 'index.html': 'newer', '_astro/3.js': '3' });
  expect(served()).toEqual(['_astro', '_astro/3.js', 'index.html']);
});

test('an interrupted release can be followed by another, which keeps its hashed files', () => {
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  const put = (files: Record<string, string>) => publish(built(files), target, '/');
  put({ 'index.html': 'a', '_astro/1.js': '1' });
  // The last file, sw.js, cannot replace a folder.
  mkdirSync(path.join(target, 'site/sw.js'));
  expect(() => put({ 'index.html': 'b', '_astro/2.js': '2', 'sw.js': '2' })).toThrow('EISDIR');
  rmdirSync(path.join(target, 'site/sw.js'));
  put({ 'index.html': 'c', '_astro/3.js': '3', 'sw.js': '3' });
  expect(readdirSync(path.join(target, 'site/_astro')).sort()).toEqual(['1.js', '2.js', '3.js']);
});

test('a release can follow a power cut, which may empty the record of hashed files', () => {
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  publish(built({ 'index.html': 'a', '_astro/1.js': '1' }), target, '/');
  writeFileSync(path.join(target, 'hashed-files.json'), '');
  publish(built({ 'index.html': 'b', '_astro/2.js': '2' }), target, '/');
  expect(readdirSync(path.join(target, 'site/_astro')).sort()).toEqual(['1.js', '2.js']);
});

test('a release interrupted before its deletions is completed by the next run', () => {
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  publish(built({ 'index.html': 'a', 'gone.html': 'a', '_astro/1.js': '1' }), target, '/');
  const folder = built({ 'index.html': 'b', '_astro/2.js': '2' });
  // As if the first run had written everything and then been killed.
  cpSync(folder, path.join(target, 'site'), { recursive: true });
  expect(publish(folder, target, '/')).toEqual({ written: 0, removed: 1, rules: false });
  const served = readdirSync(path.join(target, 'site'), { recursive: true }).sort();
  expect(served).toEqual(['_astro', '_astro/1.js', '_astro/2.js', 'index.html']);
});

test('the worker and its compressed copies are published after all pages', () => {
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  // A page that cannot be written ends the run.
  mkdirSync(path.join(target, 'site/troubleshooting/index.html'), { recursive: true });
  const folder = built({ 'sw.js': '1', 'sw.js.br': '1', 'troubleshooting/index.html': 'a' });
  expect(() => publish(folder, target, '/')).toThrow('EISDIR');
  expect(readdirSync(path.join(target, 'site'))).toEqual(['troubleshooting']);
});

test.skipIf(process.platform !== 'linux')('two runs at once do not mix (Linux only)', async () => {
  const folder = built({ 'sw.js': '1', 'manifest.webmanifest': '{"scope":"/"}' });
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  const command = ['deploy/publish.ts', target, folder];
  // The first run waits for someone to write to the pipe.
  const pipe = path.join(`${folder}-hosts`, 'nginx.conf');
  rmSync(pipe);
  spawnSync('mkfifo', [pipe]);
  const run = spawn(process.execPath, command);
  await vi.waitFor(() => statSync(path.join(target, 'site/sw.js')), 10_000);
  const { status, stderr } = spawnSync(process.execPath, command, { timeout: 5000 });
  writeFileSync(pipe, 'rules');
  expect(await once(run, 'exit')).toEqual([0, null]);
  expect(status).toBe(1);
  expect(String(stderr)).toContain(`Another run is publishing to ${target}`);
});

test('the server can read what is published, whatever the umask', () => {
  const folder = built({
    'a/index.html': 'a',
    'sw.js': '1',
    'manifest.webmanifest': '{"scope":"/"}',
  });
  chmodSync(path.join(folder, 'a/index.html'), 0o600);
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  const command = `umask 077 && "${process.execPath}" deploy/publish.ts ${target} ${folder}`;
  expect(spawnSync('sh', ['-c', command]).status).toBe(0);
  const modes = ['site/a', 'site/a/index.html', 'nginx.conf'].map((name) =>
    (statSync(path.join(target, name)).mode & 0o777).toString(8),
  );
  expect(modes).toEqual(['755', '644', '644']);
});

test('a file for which there is no room leaves no half of it in the way of the next run', () => {
  const folder = built({
    'large.txt': 'large '.repeat(10_000),
    'sw.js': '1',
    'manifest.webmanifest': '{"scope":"/"}',
  });
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  // Of 512 bytes each.
  const command = `ulimit -f 40 && "${process.execPath}" deploy/publish.ts ${target} ${folder}`;
  const { status, stderr } = spawnSync('sh', ['-c', command]);
  expect(status).toBe(1);
  expect(String(stderr)).toContain('EFBIG');
  expect(readdirSync(path.join(target, 'site'))).not.toContain('large.txt.new');
});

test('an incomplete build is not published', () => {
  const folder = built({ 'index.html': 'a' });
  const target = mkdtempSync(path.join(tmpdir(), 'served-'));
  const { status, stderr } = spawnSync(process.execPath, ['deploy/publish.ts', target, folder]);
  expect(status).toBe(1);
  expect(String(stderr)).toContain(`There is no whole site in ${folder}/`);
  expect(readdirSync(target)).toEqual([]);
});
