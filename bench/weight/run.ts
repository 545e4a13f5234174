/**
 * Asks Lighthouse about a page of each kind, on a phone and slow 4G, beside the same pages in a Starlight site
 * as it comes out of the box: `npm run bench:weight`. See bench/README.md.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import { browserArguments, findBrowser, installBrowser } from '../../tests/browser/browser.ts';
import { builds, productionEnvironment } from '../../tests/builds.ts';
import { serve } from '../search/server.ts';
import { audit, type Row } from './audit.ts';
import { writePlainSite } from './plain.ts';

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

const results = 'test-results/bench-weight';
const site = `${results}/site`;
const plain = `${results}/plain`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
installBrowser();

console.error('Building the site, and its text in plain Starlight …');
build(['--outDir', site]);
writePlainSite(site, plain);
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
    const rows: Row[] = [];
    // The first page that a fresh Chromium shows waits for its fonts; what it measures there is not the page.
    await audit(server.origin, pages[0]!, chrome.port);
    for (const page of pages) {
      console.error(`${name}: ${page}`);
      rows.push(await audit(server.origin, page, chrome.port));
    }
    server.close();
    console.log(`\n${name}`);
    console.table(Object.fromEntries(rows.map(({ page, ...row }) => [page, row])));
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
