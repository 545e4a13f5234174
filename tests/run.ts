/** Runs every check of the project and prints the totals last: `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installBrowser } from './browser/browser.ts';

interface Count {
  passed: number;
  failed: number;
}

/** What Vitest or Playwright reports. */
interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
}

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const counts: Count[] = [
  run('format', ['prettier', '--check', '.']),
  run('copy', ['autocorrect', '--lint', 'content']),
  run('lint', ['eslint', '--max-warnings', '0', '.']),
  run('types', ['astro', 'check']),
  run('types of the worker', ['tsc', '--project', 'src/offline/worker']),
  vitest('unit'),
  vitest('site'),
  browser(),
];

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Runs a check and counts the tests in its report; without one it counts as one. */
function run(title: string, [command = '', ...args]: string[], report?: string): Count {
  console.log(`\n# ${title}`);
  const shell = process.platform === 'win32';
  const ok = spawnSync(command, args, { stdio: 'inherit', shell }).status === 0;
  const { passed, failed } = report ? countIn(report) : { passed: Number(ok), failed: 0 };
  // A run that crashes before counting its tests also counts as a failure.
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

function countIn(file: string): Count {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const { numPassedTests = 0, numFailedTests = 0, stats } = JSON.parse(text) as Report;
  if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  return { passed: numPassedTests, failed: numFailedTests };
}

function vitest(project: string): Count {
  const file = `${results}/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return run(project, ['vitest', 'run', `--project=${project}`, ...reporters], file);
}

function browser(): Count {
  try {
    installBrowser();
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1 };
  }
  return run('browser', ['playwright', 'test'], `${results}/browser.json`);
}
