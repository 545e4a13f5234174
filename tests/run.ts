/** Runs every check of the project and prints the totals last: `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser } from './browser/browser.ts';

interface Count {
  passed: number;
  failed: number;
}

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const counts: Count[] = [
  check('format', 'prettier', '--check', '.'),
  check('copy', 'autocorrect', '--lint', 'content'),
  check('lint', 'eslint', '--max-warnings', '0', '.'),
  check('types', 'astro', 'check'),
  check('types of the worker', 'tsc', '--project', 'src/offline/worker'),
  vitest('unit'),
  vitest('site'),
  browser(),
];

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function run(title: string, command: string, ...args: string[]): boolean {
  console.log(`\n# ${title}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** A check that does not report individual tests counts as one. */
function check(title: string, command: string, ...args: string[]): Count {
  return run(title, command, ...args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(project: string): Count {
  const file = `${results}/${project}.json`;
  const ok = run(
    project,
    'vitest',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  );
  const report = readReport(file) as { numPassedTests: number; numFailedTests: number } | undefined;
  return countFailedRun(ok, report?.numPassedTests, report?.numFailedTests);
}

function browser(): Count {
  try {
    installBrowser();
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1 };
  }
  const ok = run('browser', 'playwright', 'test');
  const report = readReport(`${results}/browser.json`) as
    { stats: { expected: number; unexpected: number; flaky: number } } | undefined;
  return countFailedRun(
    ok,
    report?.stats.expected,
    report && report.stats.unexpected + report.stats.flaky,
  );
}

/** A run that crashes before counting its tests also counts as a failure. */
function countFailedRun(ok: boolean, passed = 0, failed = 0): Count {
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
