/**
 * Runs Lighthouse on a page of each kind, for a phone on slow 4G, and on the same pages in stock Starlight:
 * `npm run bench:weight -- [--runs 3]`. See bench/README.md.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch } from 'chrome-launcher';
import { browserArguments, findBrowser, installBrowser } from '../../tests/browser/browser.ts';
import { builds, productionEnvironment } from '../../tests/builds.ts';
import { serve } from '../search/server.ts';
import { audit, middleOf } from './audit.ts';
import { writePlain } from '../plain/site.ts';

const pages = [
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

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs: expected a whole number above 0, got "${values.runs}"`);
  process.exit(1);
}

const results = 'test-results/bench-weight';
const site = `${results}/site`;
const plain = `${results}/plain`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
installBrowser();

console.error('Building the site, and its text in plain Starlight …');
build(['--outDir', site]);
writePlain(plain, site);
build(['--root', plain]);

const chrome = await launch({
  chromePath: findBrowser(),
  chromeFlags: ['--headless=new', ...browserArguments],
});
try {
  for (const [name, folder] of [
    ['this site', site],
    ['plain Starlight', `${plain}/dist`],
  ] as const) {
    const server = await serve(folder);
    const table: Record<string, object> = {};
    // The first page in a fresh Chromium waits for fonts, which would distort its measurement.
    await audit(server.origin, pages[0]!, chrome.port);
    for (const page of pages) {
      console.error(`${name}: ${page}`);
      const loads = [];
      for (let run = 0; run < runs; run += 1) {
        loads.push(await audit(server.origin, page, chrome.port));
      }
      table[page] = middleOf(loads);
    }
    server.close();
    console.log(`\n${name}`);
    console.table(table);
  }
} finally {
  chrome.kill();
}

function build(options: string[]): void {
  execFileSync('astro', ['build', ...options], {
    env: { ...process.env, ...productionEnvironment, ...builds.root.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
