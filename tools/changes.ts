/** What has changed in `content/` since the last commit. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { factsPath } from '../src/facts/files.ts';

type Entries = Record<string, { checked?: string; recorded?: string }>;

/**
 * @param file a path from the project root
 * @returns its text in the last commit; the present text if that has none or this is no clone; '' if there is no
 *   such file
 */
export function committed(file: string): string {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:./${file}`], { encoding: 'utf8' });
  if (status === 0) return stdout;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @returns the ids of entries that have changed without a new date, so that no reader hears of it. */
export function undated(before: Entries, now: Entries): string[] {
  return Object.keys(before).filter((id) => {
    const [then, fact] = [before[id]!, now[id]];
    return (
      fact &&
      fact.checked === then.checked &&
      fact.recorded === then.recorded &&
      !isDeepStrictEqual(fact, then)
    );
  });
}

/** Prints every changed word, as [-old-]{+new+}, and facts whose change is not announced. */
export function printChanges(): void {
  // Lists new pages as well.
  spawnSync('git', ['add', '--intent-to-add', 'content']);
  const words = '--word-diff-regex=[[:alnum:]]+|[^[:alnum:]]';
  const options = ['--unified=0', '--word-diff=plain', words, 'HEAD', '--', 'content'];
  spawnSync('git', ['--no-pager', 'diff', ...options], { stdio: 'inherit' });
  for (const [name, advice] of [
    ['values', 'run npm run checked -- '],
    ['services', 'to announce it, write today as recorded in '],
    ['events', 'to announce it, write today as recorded in '],
  ] as const) {
    const file = factsPath(name);
    const before = parse(committed(file)) as Entries;
    for (const id of undated(before, parse(readFileSync(file, 'utf8')) as Entries))
      console.log(`${file}: ${id} has changed: ${advice}${id}`);
  }
}
