/**
 * Finishes changed pages: `npm run finish -- troubleshooting/card-frozen`. Checks and formats content, records
 * that both languages say the same, builds the site, saves new permalinks, runs the content checks and shows the
 * words that have changed since the last commit: nothing else can tell a slip that is valid in both languages.
 */
import { spawnSync } from 'node:child_process';
import { builds, productionEnvironment } from '../tests/builds.ts';
import { printChanges } from './changes.ts';
import { confirm, confirmable } from './confirm.ts';

/** The site tests that a change to a page or a fact can break. */
const checks = [
  'problems',
  'confirmed',
  'links',
  'facts',
  'glossary',
  'permalinks',
  'language',
  'spelling',
  'weight',
];

const pages = confirmable(process.argv.slice(2), 'npm run finish -- troubleshooting/card-frozen');
// Checks before formatting: the formatter would merge an under-indented list into the list above it.
run('astro', 'sync');
run('prettier', '--write', '--log-level=warn', 'content');
run('autocorrect', '--fix', 'content');
confirm(pages);
const { folder, env } = builds.root;
Object.assign(process.env, productionEnvironment, env, { BUILT: 'root' });
run('astro', 'build', '--outDir', folder);
run('node', 'tools/permalinks.ts', folder);
run(
  'vitest',
  'run',
  '--project=site',
  '--reporter=dot',
  ...checks.map((name) => `tests/site/${name}.test.ts`),
);
console.log('\n# Changed since the last commit: read it once more, [-old-]{+new+}');
printChanges();
console.log(`Finished: ${pages.join(', ')}`);

/** Exits if the command fails; its output gives the reason. */
function run(command: string, ...args: string[]): void {
  console.log(`\n# ${command} ${args[0]}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
