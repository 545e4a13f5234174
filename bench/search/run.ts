/**
 * Compares this site's search with Starlight's on the same pages, in one run: `npm run bench:search --
 * --help`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browserArguments, findBrowser, installBrowser } from '../../tests/browser/browser.ts';
import { builds, productionEnvironment } from '../../tests/builds.ts';
import { buildBarePages } from './bare.ts';
import { site } from './engines/site.ts';
import { starlight } from './engines/starlight.ts';
import { measure, type Task } from './measure.ts';
import { readSite } from './pages.ts';
import { drawPhrases, phraseKinds, seeded } from './phrases.ts';
import { nameOf, readQueries, scores } from './queries.ts';
import { failuresOf, tableOf, type Row } from './report.ts';
import { serve } from './server.ts';

const engines = [site, starlight];

const help = `npm run bench:search -- [options]
  --seen FILE     readers' queries that the method was tuned with (tests/search-queries.tsv)
  --fresh FILE    queries that it was not (tests/search-fresh.tsv)
  --phrases N     how many random phrases of each kind (200)
  --starts N      how many times each dialog is opened on the slow network (8)
  --failures      list the wrong first results of each engine, not of this site only
  --json FILE     write everything that was measured to a file, too`;

const { values } = parseArgs({
  options: {
    seen: { type: 'string', default: 'tests/search-queries.tsv' },
    fresh: { type: 'string', default: 'tests/search-fresh.tsv' },
    phrases: { type: 'string', default: '200' },
    starts: { type: 'string', default: '8' },
    failures: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit();
}
const lists = { fresh: readQueries(values.fresh), seen: readQueries(values.seen) };
const queries = [...lists.fresh, ...lists.seen];
const phrases = atLeastOne('phrases');
const starts = atLeastOne('starts');

const results = 'test-results/bench-search';
const folders = { site: `${results}/site`, bare: `${results}/bare` };

rmSync(results, { recursive: true, force: true });
mkdirSync(folders.bare, { recursive: true });
installBrowser();
console.error('Building the site …');
execFileSync('astro', ['build', '--outDir', folders.site], {
  env: { ...process.env, ...productionEnvironment, ...builds.root.env },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const pages = readSite(folders.site);
const names = new Set(pages.map(({ url }) => nameOf(url)));
for (const { text, pages: expected } of queries) {
  const unknown = expected.find((name) => !names.has(name));
  if (unknown) throw new Error(`“${text}”: there is no page “${unknown}”`);
}
await buildBarePages(folders.bare);
for (const engine of engines) await engine.build(folders.bare, folders.site);

const random = seeded(1);
const task: Task = {
  queries,
  pages,
  starts,
  phrases: phraseKinds.map((kind) => {
    const ofLanguage = pages.filter(({ language }) => language === kind.language);
    return { kind, drawn: drawPhrases(ofLanguage, kind, phrases, random) };
  }),
};

const servers = { site: await serve(folders.site), bare: await serve(folders.bare) };
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
const rows: Row[] = [];
for (const engine of engines) {
  console.error(`Measuring ${engine.name} …`);
  const { origin } = servers[engine.home];
  rows.push({ engine, ...(await measure(browser, engine, origin, task)) });
}
const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'processor'}, Chromium ${browser.version()}`;
await browser.close();
Object.values(servers).forEach(({ close }) => close());

console.log(`${pages.length} pages; ${machine}\n\n${tableOf(rows, lists)}`);
for (const row of values.failures ? rows : rows.slice(0, 1))
  console.log(`\n${failuresOf(row, lists)}`);
if (values.json) {
  const measured = rows.map(({ engine: { name, pause }, ...row }) => ({
    engine: name,
    pause,
    scores: scores(row.outcomes),
    ...row,
  }));
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, pages: pages.length, engines: measured }, null, 2)}\n`,
  );
}

function atLeastOne(option: 'phrases' | 'starts'): number {
  const number = Number(values[option]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option}: expected a whole number from 1, got “${values[option]}”`);
}
