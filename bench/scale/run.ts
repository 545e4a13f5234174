/**
 * Measures the cost of more pages: builds this site and plain Starlight with the same text at several sizes.
 * `npm run bench:scale -- [--pages 100,500,2000] [--runs 1] [--json FILE]`
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installBrowser } from '../../tests/browser/browser.ts';
import { build, type BuildCost } from './build.ts';
import { measureTransfer, type Dialog, type Transfer } from './search.ts';
import { writePlain } from '../plain/site.ts';
import { writeOurs } from './sites.ts';
import { weigh, type Weight } from './weigh.ts';

interface Result extends BuildCost, Weight, Transfer {
  site: string;
  pages: number;
}

const queries = ['Your card has been declined', '发卡行的客服电话', '预付卡'];

const ourDialog: Dialog = {
  button: 'site-search [data-open]',
  field: 'site-search input[type=search]',
  result: '[data-search-results] a',
};
const plainDialog: Dialog = {
  button: 'site-search [data-open-modal]',
  field: '.pagefind-ui__search-input',
  result: '.pagefind-ui__result-link',
};

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '100,500,2000' },
    runs: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const sizes = values.pages.split(',').map((size) => whole('pages', size));
const runs = whole('runs', values.runs);

installBrowser();
mkdirSync('test-results', { recursive: true });
const folder = mkdtempSync('test-results/scale-');
const results: Result[] = [];
try {
  for (const pages of sizes) {
    const at = (name: string) => path.join(folder, `${name}-${pages}`);
    const ours = at('ours');
    writeOurs(ours, pages);
    await measure('this site', pages, ours, ourDialog);
    for (const [site, options] of [
      ['plain Starlight', ''],
      ['plain Starlight, no sidebar', 'sidebar: [],'],
    ] as const) {
      const plain = at('plain');
      writePlain(plain, path.join(ours, 'dist'), options);
      await measure(site, pages, plain, plainDialog);
      rmSync(plain, { recursive: true });
    }
    rmSync(ours, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

/** Builds a site `runs` times without a cache, then prints and stores the results. */
async function measure(site: string, pages: number, project: string, dialog: Dialog) {
  const costs: BuildCost[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const made of ['dist', '.astro', 'node_modules']) {
      rmSync(path.join(project, made), { recursive: true, force: true });
    }
    costs.push(await build(project));
  }
  costs.sort((one, other) => one.seconds - other.seconds);
  const built = path.join(project, 'dist');
  const result: Result = {
    site,
    pages,
    ...costs[Math.floor(runs / 2)]!,
    ...weigh(built),
    ...(await measureTransfer(built, dialog, queries)),
  };
  results.push(result);
  print(result);
}

function print(result: Result): void {
  const kilo = (bytes: number) => (bytes / 1000).toFixed(1);
  const { html, brotli, index } = result;
  console.log(`
${result.site}, ${result.pages} pages
  build              ${result.seconds.toFixed(1)} s (${result.processor?.toFixed(1) ?? '?'} s of processor time), ${result.memory?.toFixed(0) ?? '?'} MB of memory
  output             ${result.output.toFixed(1)} MB
  HTML of a page     median ${kilo(html.median)} kB, largest ${kilo(html.max)} kB
   with Brotli       median ${kilo(brotli.median)} kB, largest ${kilo(brotli.max)} kB
  list of problems   ${kilo(index.raw)} kB, with Brotli ${kilo(index.brotli)} kB
  opening a page     ${kilo(result.page)} kB
${Object.entries(result.searches)
  .map(([query, bytes]) => `  first search       ${kilo(bytes)} kB for “${query}”`)
  .join('\n')}`);
}

function whole(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  console.error(`--${option}: expected whole numbers above 0, got "${text}"`);
  process.exit(1);
}
