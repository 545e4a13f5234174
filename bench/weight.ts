/**
 * Runs Lighthouse on pages of this site and of stock Starlight with the same text, for a phone on slow 4G:
 * `npm run bench:weight -- [--runs 3] [/about/risks/ …]`. See README.md.
 */
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { freePort } from '../tests/site/web-servers.ts';
import { launchBrowser } from './reader.ts';
import { buildBoth, serve } from './sites.ts';

/** A page of each kind. */
const usual = [
  '/',
  '/en/',
  '/guides/app-store-gift-card/',
  '/en/guides/app-store-gift-card/',
  '/troubleshooting/',
  '/en/troubleshooting/',
  '/guides/choose-a-route/',
  '/guides/api-billing/',
  '/troubleshooting/card-declined/',
  '/en/troubleshooting/card-declined/',
  '/about/timeline/',
  '/about/risks/',
  '/en/about/risks/',
  '/404.html',
];

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const pages = positionals.length > 0 ? positionals : usual;
const runs = Number(values.runs);

const folders = buildBoth('test-results/bench-weight');
const port = await freePort();
const browser = await launchBrowser(`--remote-debugging-port=${port}`);
for (const [name, folder] of Object.entries(folders)) {
  const { origin, close } = await serve(folder);
  const table: Record<string, object> = {};
  // The first page in a fresh Chromium waits for fonts, which would distort its measurement.
  await audit(`${origin}${pages[0]}`);
  for (const page of pages) {
    console.error(`${name}: ${page}`);
    const loads = [];
    for (let run = 0; run < runs; run += 1) loads.push(await audit(`${origin}${page}`));
    loads.sort((a, b) => a.LCP - b.LCP);
    table[page] = loads[Math.floor(runs / 2)]!;
  }
  close();
  console.log(`\n${name}`);
  console.table(table);
}
await browser.close();

/**
 * Loads a page as a first-time visitor does.
 * @returns scores from 0 to 100, LCP in seconds, TBT in milliseconds, kilobytes of 1000 bytes with headers
 * @throws Error if Lighthouse cannot load the page
 */
async function audit(url: string) {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: categories });
  const report = result?.lhr;
  if (!report || report.runtimeError) {
    throw new Error(`${url}: ${report?.runtimeError?.message ?? 'no result from Lighthouse'}`);
  }
  const number = (id: string) => report.audits[id]?.numericValue ?? NaN;
  const details = report.audits['network-requests']?.details as { items: unknown[] } | undefined;
  return {
    scores: categories.map((id) => Math.floor((report.categories[id]?.score ?? 0) * 100)).join(' '),
    // Rounded up, so that 0 means none.
    LCP: Math.ceil(number('largest-contentful-paint') / 10) / 100,
    CLS: Math.ceil(number('cumulative-layout-shift') * 1000) / 1000,
    TBT: Math.ceil(number('total-blocking-time')),
    kB: Math.ceil(number('total-byte-weight') / 100) / 10,
    requests: details?.items.length ?? NaN,
  };
}
