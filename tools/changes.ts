/** What an author has changed since the last commit. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { factsPath } from '../src/facts/files.ts';

type Texts = Record<string, string>;
interface Entry {
  checked?: string;
  recorded?: string;
  status?: string;
  since?: string;
  note?: unknown;
  text?: Texts;
  term?: Texts;
}
type Entries = Record<string, Entry>;

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
      ((fact.checked === then.checked &&
        fact.recorded === then.recorded &&
        !isDeepStrictEqual(fact, then)) ||
        // A service says since when its status is so, and why.
        (fact.since &&
          fact.status !== then.status &&
          (fact.since === then.since || isDeepStrictEqual(fact.note, then.note))))
    );
  });
}

/** @returns the amounts and labels, or the term, that an entry no longer has. */
export function dropped(then: Entry, now: Entry): string[] {
  const kept = amountsAndLabels(now);
  return amountsAndLabels(then).filter((one) => !kept.includes(one));
}

function amountsAndLabels({ text = {}, term = {} }: Entry): string[] {
  const found = Object.values(text).flatMap(
    (words) =>
      words.match(
        /\*\*[A-Z][^*]+\*\*|US\$[\d.,]*\d|\d+ (?:美元|天|小时|个工作日|(?:business )?days?|hours?)/g,
      ) ?? [],
  );
  return [...found.map((words) => words.replaceAll('**', '')), ...Object.values(term)];
}

/** Prints every changed word, as [-old-]{+new+}, and lines that may have to change, too. */
export function printChanges(): void {
  const files = ['content', 'astro.config.mjs', 'tests/spelling.txt', 'public'];
  // Lists new pages as well.
  git('add', '--intent-to-add', 'content');
  const words = '--word-diff-regex=[[:alnum:]]+|[^[:alnum:]]';
  git('diff', '--unified=0', '--word-diff=plain', words, 'HEAD', '--', ...files);
  for (const [name, advice] of [
    ['values', 'run npm run checked -- '],
    ['routes', 'run npm run checked -- '],
    ['screens', 'run npm run checked -- '],
    ['services', 'to announce it, write today as recorded in '],
    ['events', 'to announce it, write today as recorded in '],
    ['glossary', ''],
  ] as const) {
    const file = factsPath(name);
    const before = parse(committed(file)) as Entries;
    const now = parse(readFileSync(file, 'utf8')) as Entries;
    for (const id of advice ? undated(before, now) : [])
      console.log(`${file}: ${id} has changed: ${advice}${id}`);
    for (const [id, then] of Object.entries(before)) {
      for (const old of new Set(now[id] && dropped(then, now[id]))) {
        console.log(`${file}: ${id} no longer has “${old}”, these lines do:`);
        git('grep', '-nwF', old, '--', 'content', ':!content/search', `:!${factsPath('sources')}`);
      }
    }
  }
  console.log('Lines that name a step of a changed page by its number:');
  const pages = spawnSync('git', ['diff', '--name-only', '--relative', 'HEAD', 'content/docs']);
  const names = String(pages.stdout).split('\n').filter(existsSync);
  if (names.length > 0) git('grep', '-nE', '第 ?[0-9].{0,9}步|[Ss]teps? [0-9]', '--', ...names);
}

function git(...options: string[]): void {
  spawnSync('git', ['--no-pager', ...options], { stdio: 'inherit' });
}
