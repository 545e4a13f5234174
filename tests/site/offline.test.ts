import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';
import { offlineCopies } from '../../src/offline/write.ts';
import { languages } from '../../src/site.ts';
import { builds } from '../builds.ts';
import { readContentPages } from '../pages.ts';

/** The compressed bytes allowed per page in the offline copy, including its share of the index. */
const budget = 16_000;

/** In compressed bytes: every release fetches the worker and one list of files again. */
const workerBudget = 20_000;

/** Compresses as a host does on the fly; precompressed files are smaller. */
const sent = (content: Buffer) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

describe.each(Object.values(builds))('the build in $folder', ({ folder, env }) => {
  const copies = offlineCopies(folder);
  const worker = readFileSync(`${folder}/sw.js`);

  test('has a single-file worker that fits its budget together with one list of packs', () => {
    expect(worker.toString()).not.toMatch(/\bimport\b|\bexport\b|importScripts/);
    for (const { release, list } of Object.values(copies)) {
      expect(worker.toString()).toContain(release);
      expect(readFileSync(`${folder}/offline/${release}.txt`, 'utf8')).toBe(list);
      expect(sent(worker) + sent(Buffer.from(list))).toBeLessThan(workerBudget);
    }
  });

  test.each(Object.entries(copies))('packs every page of %s and its index', (language, copy) => {
    const packed = copy.packs.flatMap(({ files }) => files.map(([address]) => address));
    const inLanguage = (url: string) => url.startsWith('en/') === (language === 'en');
    const pages = readContentPages(folder).map(({ url }) => url.slice(1));
    expect(packed).toEqual(
      expect.arrayContaining(pages.filter((url) => inLanguage(url) && !url.includes('404'))),
    );
    const index = filesIn(folder).filter(
      (file) => file.startsWith(`pagefind/${language}/`) && file.endsWith('.json'),
    );
    expect(index.length).toBeGreaterThan(100);
    expect(packed).toEqual(expect.arrayContaining(index));
    const bytes = copy.packs.reduce((sum, { content }) => sum + sent(content), 0);
    expect(bytes).toBeLessThan(budget * pages.filter(inLanguage).length);
    // Some hosts ban readers who ask for a hundred files in ten seconds.
    expect(copy.packs.length).toBeLessThan(20);
  });

  test.each(Object.entries(languages))(
    'has a web app manifest in %s whose files exist',
    (lang, dir) => {
      const base = env.BASE_PATH;
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
  const server = spawn('astro', ['dev', '--port', `${builds.base.port + 1}`], {
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
