/** Runs every check of the project and prints the totals last: `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser } from './browser/browser.ts';

/** What Vitest or Playwright reports. */
interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
}

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

let passed = 0;
let failed = 0;
const broken: string[] = [];

run('format', ['prettier', '--check', '.']);
run('copy', ['autocorrect', '--lint', 'content']);
run('lint', ['eslint', '--max-warnings', '0', '.']);
run('types', ['astro', 'check']);
run('types of the worker', ['tsc', '--project', 'src/offline/worker']);
vitest('unit');
vitest('site');
browser();
for (const line of broken) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Runs a check and counts the tests in its report; without one it counts as one. */
function run(title: string, [command = '', ...args]: string[], report?: string): void {
  console.log(`\n# ${title}`);
  const shell = process.platform === 'win32';
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', shell });
  const ok = status === 0;
  if (!ok) broken.push(`${title}: ${command} ended with ${signal ?? `code ${status}`}`);
  const counted = report ? countIn(report) : { passed: Number(ok), failed: 0 };
  passed += counted.passed;
  // A run that crashes before counting its tests also counts as a failure.
  failed += ok ? counted.failed : Math.max(1, counted.failed);
}

function countIn(file: string) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const { numPassedTests = 0, numFailedTests = 0, stats } = JSON.parse(text) as Report;
  if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  return { passed: numPassedTests, failed: numFailedTests };
}

function vitest(project: string): void {
  const file = `${results}/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  run(project, ['vitest', 'run', `--project=${project}`, ...reporters], file);
}

function browser(): void {
  try {
    installBrowser();
  } catch (error) {
    console.error((error as Error).message);
    failed += 1;
    return;
  }
  run('browser', ['playwright', 'test'], `${results}/browser.json`);
}
