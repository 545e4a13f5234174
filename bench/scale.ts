/**
 * Measures the cost of more pages: builds this site and stock Starlight with the same text at several sizes.
 * `npm run bench:scale -- [--copies 0,2,13]`. See README.md.
 */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { filesIn } from '../src/files.ts';
import { launchBrowser, Reader } from './reader.ts';
import { writeScaled } from './scaled.ts';
import { build, serve, writePlain } from './sites.ts';

const queries = ['Your card has been declined', '发卡行的客服电话', '预付卡'];

/** Pages whose size should not depend on the number of other pages. */
const ordinary = /(^|\/)(guides|troubleshooting)\/[^/]+\/index\.html$/;

const { values } = parseArgs({ options: { copies: { type: 'string', default: '0,2,13' } } });
const browser = await launchBrowser();
const folder = 'test-results/bench-scale';
for (const copies of values.copies.split(',').map(Number)) {
  rmSync(folder, { recursive: true, force: true });
  const [ours, plain] = [path.join(folder, 'ours'), path.join(folder, 'plain')];
  const pages = writeScaled(ours, copies);
  const table = { 'this site': await measure(ours) } as Record<string, object>;
  writePlain(plain, path.join(ours, 'dist'));
  table['Starlight'] = await measure(plain);
  table['Starlight, no sidebar'] = await measure(plain, '--config', 'bare.config.mjs');
  console.log(`\n${pages} pages`);
  console.table(table);
}
rmSync(folder, { recursive: true });
await browser.close();

/** Builds a project and measures the result. Sizes are in kilobytes of 1000 bytes, “br” with Brotli. */
async function measure(project: string, ...options: string[]): Promise<object> {
  const first = build(project, '--force', ...options);
  const again = build(project, ...options);
  const built = path.join(project, 'dist');
  const html = filesIn(built)
    .filter((file) => ordinary.test(file))
    .map((file) => readFileSync(path.join(built, file)))
    .sort((a, b) => a.length - b.length);
  const list = readFileSync(path.join(built, 'troubleshooting/index.html'));
  return {
    'processor s': first.toFixed(1),
    'built again': again.toFixed(1),
    'kB of a page': kilobytes(html[Math.floor(html.length / 2)]!),
    'of the largest': kilobytes(html.at(-1)!),
    'of the list of problems': kilobytes(list),
    'of a first search': (await searchBytes(built)).map((bytes) => kilo(bytes)).join(', '),
  };
}

/** @returns the bytes transferred by a first search, with Brotli, for each query. */
async function searchBytes(built: string): Promise<number[]> {
  const { origin, close } = await serve(built);
  const sizes: number[] = [];
  for (const query of queries) {
    const reader = await Reader.visit(browser, `${origin}/troubleshooting/card-declined/`);
    await reader.ask(query);
    sizes.push(await reader.transferred());
    await reader.leave();
  }
  close();
  return sizes;
}

function kilobytes(html: Buffer): string {
  return `${kilo(html.length)}, br ${kilo(brotliCompressSync(html).length)}`;
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
