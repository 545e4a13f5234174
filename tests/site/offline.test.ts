import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { writeWorker } from '../../src/offline/build.ts';
import { languages } from '../../src/site.ts';
import { builds } from '../builds.ts';
import { readFiles } from '../pages.ts';

/** The most that keeping a language may cost its reader, in bytes as sent. */
const budget = 1_500_000;

/** The worker is read again with every visit, in bytes as sent; most of it is the list of files. */
const workerBudget = 20_000;

/** As a host compresses while it serves; files compressed beforehand are smaller. */
const sent = (content: Buffer) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

const copy = mkdtempSync(path.join(tmpdir(), 'offline-'));
afterAll(() => rmSync(copy, { recursive: true }));

describe.each(Object.keys(builds) as (keyof typeof builds)[])('the build at %s', async (name) => {
  const { folder, env } = builds[name];
  const again = path.join(copy, name);
  cpSync(folder, again, { recursive: true });
  // What is written after the worker.
  for (const file of ['sw.js', 'en/404.html']) rmSync(path.join(again, file));
  const precache = await writeWorker(again, languages);
  const worker = readFileSync(`${folder}/sw.js`);
  const kept = Object.entries(precache.languages).map(
    ([language, { files }]) => [language, files] as const,
  );
  const read = (address: string) =>
    readFileSync(path.join(folder, address.replace(/(^|\/)$/, '$1index.html')));

  test('has the same worker when it is made again elsewhere', () => {
    expect(worker.toString()).toContain(precache.release);
    expect(readFileSync(path.join(again, 'sw.js')).equals(worker)).toBe(true);
  });

  test('has a worker of one file, as sent within its budget', () => {
    expect(worker.toString()).not.toMatch(/\bimport\b|\bexport\b|importScripts/);
    expect(sent(worker)).toBeLessThan(workerBudget);
  });

  test.each(kept)('keeps files of %s that are there, with the right hash', (_, files) => {
    for (const [address, hash] of Object.entries(files)) {
      const digest = createHash('sha256').update(read(address)).digest('base64');
      if (hash !== null) expect(hash, address).toBe(digest);
    }
  });

  test.each(kept)('keeps %s for less than 1.5 MB', (_, files) => {
    const bytes = Object.keys(files).map((address) => sent(read(address)));
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budget);
  });

  test.each(kept)(
    'keeps every page of %s, its search, and none of the other',
    (language, files) => {
      const own = (file: string) => file.startsWith('en/') === (language === 'en');
      const pages = readFiles(folder).filter(
        (file) => file.endsWith('.html') && file !== 'en/404.html' && own(file),
      );
      const addresses = Object.keys(files);
      expect(addresses).toEqual(
        expect.arrayContaining(pages.map((file) => file.replace(/(^|\/)index\.html$/, '$1'))),
      );
      const other = language === 'en' ? /zh-CN|^(?!en\/|_astro|pagefind)/ : /\ben\//;
      expect(addresses.filter((address) => other.test(address))).toEqual([]);
      const index = readFiles(folder).filter((file) =>
        file.startsWith(`pagefind/${language}/fragment/`),
      );
      expect(index.length).toBeGreaterThan(100);
      expect(addresses).toEqual(expect.arrayContaining(index));
    },
  );

  test.each(Object.entries(languages))(
    'has a manifest in %s that leads to its files',
    (lang, dir) => {
      const base = env.BASE_PATH || '/';
      const manifest = JSON.parse(readFileSync(`${folder}/${dir}manifest.webmanifest`, 'utf8')) as {
        start_url: string;
        scope: string;
        lang: string;
        icons: { src: string; sizes: string; purpose: string }[];
      };
      expect(manifest).toMatchObject({ lang, start_url: base + dir, scope: base });
      for (const { src, sizes } of manifest.icons) {
        const image = readFileSync(path.join(folder, src.slice(base.length)));
        // PNG: width and height stand at byte 16 of the file, after the name of the first chunk.
        expect(`${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`, src).toBe(sizes);
      }
      expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    },
  );
});

test('the page for what is not kept speaks both languages and leads to the kept one', () => {
  for (const [folder, home] of [
    ['', '/'],
    ['en/', '/en/'],
  ]) {
    const html = readFileSync(`${builds.root.folder}/${folder}offline.html`, 'utf8');
    expect(html).toContain('没有网络');
    expect(html).toContain('No network');
    expect(new Set(html.match(/href="[^"]*"/g))).toEqual(new Set([`href="${home}"`]));
  }
});

test('while a writer works there is no worker, and one of an earlier build is turned off', async () => {
  const server = spawn('astro', ['dev', '--port', '4393'], {
    // Vitest says so to all that it starts, and Astro would then serve no page.
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'development', BASE_PATH: '' },
  });
  try {
    const url = await new Promise<string>((ready, failed) => {
      server.stdout.on('data', (text: Buffer) => {
        const [found] = /http:\/\/localhost:\d+/.exec(text.toString()) ?? [];
        if (found) ready(found);
      });
      server.on('exit', () => failed(new Error('astro dev: expected to go on')));
    });
    const get = async (path: string) => (await fetch(url + path)).text();
    expect(await get('/sw.js')).toBe(readFileSync('deploy/sw-off.js', 'utf8'));
    expect(await get('/')).not.toContain('register.ts');
  } finally {
    server.kill();
  }
});
