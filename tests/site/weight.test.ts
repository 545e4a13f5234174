import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';
import { builds, tested } from '../builds.ts';
import { attributes, readContentPages } from '../pages.ts';

/** Bytes that fit into the first round trip: TCP's first ten packets, minus their overhead. */
const firstFlight = 14_600;
/** Budgets in bytes for JavaScript before any interaction, and for a whole first visit. */
const scriptBudget = 10_000;
const visitBudget = 30_000;

/** The parts of a page, each weighed by the bytes that the page saves without it. */
const parts: Record<string, RegExp> = {
  styles: /<style>[^]*?<\/style>/g,
  content: /(?<=<div class="sl-markdown-content">)[^]*?(?=<footer)/g,
  'of which sources': /<ol class="source-list">[^]*?<\/ol>/g,
  'of which reference marks': /<sup class="cite[^]*?<\/sup>/g,
  navigation: /<sl-sidebar-pane[^]*?<\/sl-sidebar-pane>/g,
  'tables of contents': /<((?:mobile-)?starlight-toc)[^]*?<\/\1>/g,
  'search dialog': /<dialog[^]*?<\/dialog>/g,
  'inline scripts': /<script(?![^>]*(?: src=|ld\+json))[^>]*>[^]*?<\/script>/g,
  'structured data': /<script type="application\/ld\+json">[^]*?<\/script>/g,
  'meta elements': /<(?:meta|link)\b[^>]*>/g,
  icons: /<svg[^]*?<\/svg>/g,
};

describe.each(tested.map((name) => builds[name]))('the build in $folder', ({ folder, env }) => {
  const pages = readContentPages(folder).map((page) => {
    const file = page.url.slice(1).replace(/(^|\/)$/, '$1index.html');
    const html = readFileSync(`${folder}/${file}`, 'utf8');
    return { ...page, html, bytes: brotli(html) };
  });
  const fileOf = (address: string) => address.slice(env.BASE_PATH.length);
  const weights = new Map<string, number>();
  const weigh = (address: string) => {
    const known = weights.get(address);
    const weight = known ?? brotli(readFileSync(`${folder}/${fileOf(address)}`));
    weights.set(address, weight);
    return weight;
  };

  test('every page fits, with its styles, into the first round trip', () => {
    expect(pages.length).toBeGreaterThan(100);
    const heavy = pages
      .filter(({ bytes }) => bytes > firstFlight)
      .map(({ url, html, bytes }) => `${url}: ${bytes} bytes of ${firstFlight}: ${partsOf(html)}`);
    expect(heavy).toEqual([]);
  });

  test('no page has blocking requests or fonts', () => {
    for (const { url, root, html } of pages) {
      const early = root
        .querySelectorAll('link[rel=stylesheet], script[src]')
        .filter((element) => element.closest('noscript') === null);
      expect(early.map(String), url).toEqual([]);
      expect(html, url).not.toMatch(/@font-face|@import|rel="(?:preload|modulepreload)"/);
    }
    const sheets = filesIn(folder).filter((file) => /^_astro\/.*\.css$/.test(file));
    expect(sheets).toHaveLength(1);
    for (const file of sheets) {
      expect(readFileSync(`${folder}/${file}`, 'utf8'), file).not.toMatch(/@font-face|@import/);
    }
  });

  test('no element has a style attribute, and each page has one style element', () => {
    for (const page of pages) {
      expect(attributes(page, '[style]', 'style'), page.url).toEqual([]);
      expect(page.root.querySelectorAll('style').length, page.url).toBe(1);
    }
  });

  test('scripts before any interaction and a whole first visit stay within budget', () => {
    for (const page of pages) {
      const icons = attributes(page, 'link[rel~=icon]', 'href');
      expect(icons, 'a browser asks for a file before it paints').toEqual([
        expect.stringMatching(/^data:/),
      ]);
      const styles = [
        ...page.html.matchAll(/<noscript><link rel="stylesheet" href="([^"]*)"/g),
      ].map(([, file]) => file!);
      const scripts = [...page.html.matchAll(/[`"']([^`"']+\.js)[`"']/g)].map(([, file]) => file!);
      expect([scripts.length > 0, styles.length], page.url).toEqual([true, 1]);
      expect(sum(scripts.map(weigh)), page.url).toBeLessThanOrEqual(scriptBudget);
      const visit = page.bytes + sum([...scripts, ...styles].map(weigh));
      expect(visit, page.url).toBeLessThanOrEqual(visitBudget);
    }
  });
});

/** @returns the weights of a page's parts, heaviest first. */
function partsOf(html: string): string {
  const whole = brotli(html);
  return Object.entries(parts)
    .map(([name, pattern]) => [name, whole - brotli(html.replace(pattern, ''))] as const)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, bytes]) => `${name} ${bytes}`)
    .join(', ');
}

/** @returns the size with Brotli at its highest level, as hosts send precompressed files. */
function brotli(data: string | Buffer): number {
  return brotliCompressSync(data).length;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
