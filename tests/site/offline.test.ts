import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { precacheOf } from '../../src/offline/precache-manifest.ts';
import { languages } from '../../src/site.ts';
import { builds } from '../builds.ts';
import { readContentPages, readFiles } from '../pages.ts';

/** The compressed bytes allowed per page in the offline copy, including its share of the index. */
const budget = 27_000;

/** In compressed bytes: every release fetches the worker and one list of files again. */
const workerBudget = 20_000;

/** Compresses as a host does on the fly; precompressed files are smaller. */
const sent = (content: Buffer) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

describe.each(Object.values(builds))('the build in $folder', ({ folder, env }) => {
  const { release, languages: kept } = precacheOf(folder);
  const worker = readFileSync(`${folder}/sw.js`);

  test('has a single-file worker that fits its budget together with one list of files', () => {
    expect(worker.toString()).not.toMatch(/\bimport\b|\bexport\b|importScripts/);
    expect(worker.toString()).toContain(release);
    for (const [language, files] of Object.entries(kept)) {
      const list = readFileSync(`${folder}/offline/${language}.json`);
      expect(JSON.parse(list.toString())).toEqual(files);
      expect(sent(worker) + sent(list)).toBeLessThan(workerBudget);
    }
  });

  test.each(Object.entries(kept))('precaches every page of %s and its index', (language, files) => {
    const addresses = Object.keys(files);
    const inLanguage = (url: string) => url.startsWith('en/') === (language === 'en');
    const pages = readContentPages(folder).map(({ url }) => url.slice(1));
    expect(addresses).toEqual(
      expect.arrayContaining(pages.filter((url) => inLanguage(url) && !url.includes('404'))),
    );
    const index = readFiles(folder).filter((file) => file.startsWith(`pagefind/${language}/`));
    expect(index.length).toBeGreaterThan(100);
    expect(addresses).toEqual(expect.arrayContaining(index));
    const bytes = addresses.map((url) => url.replace(/(^|\/)$/, '$1index.html'));
    expect(
      bytes.reduce((sum, file) => sum + sent(readFileSync(`${folder}/${file}`)), 0),
    ).toBeLessThan(budget * pages.filter(inLanguage).length);
  });

  test.each(Object.entries(languages))(
    'has a web app manifest in %s whose files exist',
    (lang, dir) => {
      const base = env.BASE_PATH || '/';
      const manifest = JSON.parse(readFileSync(`${folder}/${dir}manifest.webmanifest`, 'utf8')) as {
        icons: { src: string; sizes: string; purpose: string }[];
      };
      expect(manifest).toMatchObject({ lang, start_url: base + dir, scope: base });
      for (const { src, sizes } of manifest.icons) {
        const image = readFileSync(`${folder}/${src.slice(base.length)}`);
        // PNG: width and height are at byte 16 of the file, after the name of the first chunk.
        expect(`${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`, src).toBe(sizes);
      }
      expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    },
  );
});

test('the development server has no worker and removes an earlier one', async () => {
  const server = spawn('astro', ['dev', '--port', '4393'], {
    // Child processes inherit VITEST, with which Astro would serve no page.
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
