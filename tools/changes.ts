/** What an author has changed since the last commit. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { factsPath } from '../src/facts/files.ts';
import { uiTextFile } from '../src/i18n.ts';

interface Entry {
  checked?: string;
  recorded?: string;
  status?: string;
  since?: string;
  name?: Record<string, string>;
  [key: string]: unknown;
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
        // A service states since when it has had its status, and why.
        (fact.since &&
          fact.status !== then.status &&
          (fact.since === then.since || isDeepStrictEqual(fact['note'], then['note']))))
    );
  });
}

/** @returns the amounts, labels and short texts that an entry no longer has; its name if its status has changed. */
export function dropped(then: Entry, now: Entry): string[] {
  const kept = textsIn(now);
  const name = then.status === now.status ? [] : Object.values(then.name ?? {});
  return [...textsIn(then).filter((one) => !kept.includes(one)), ...name.map(withoutBracket)];
}

/** An amount, a date, or a label in bold. */
const amount =
  /\*\*[^*]+\*\*|US\$[\d.,]*\d|\d+ (?:美元|天|小时|个工作日|个月|次|个席位|(?:business )?days?|hours?|months?|times|seats)|\d{4} 年 \d+ 月 \d+ 日|\d+ [A-Z][a-z]+ \d{4}/g;

/** @returns the amounts and labels in an entry, and its texts that are short enough to be repeated elsewhere. */
function textsIn(entry: unknown): string[] {
  if (typeof entry !== 'string') return Object.values(Object(entry) as object).flatMap(textsIn);
  // Most Chinese labels are common words, too.
  const found = (entry.match(amount) ?? []).map((words) =>
    /\p{Script=Han}/u.test(words) ? words : words.replaceAll('**', ''),
  );
  // Not ids, dates and addresses.
  const isWords = entry.length > 3 && entry.length < 60 && !/^[a-z0-9-]*$|^\/|:\/\//.test(entry);
  return isWords ? [...found, withoutBracket(entry)] : found;
}

/** @returns `Cancel plan` for `Cancel plan（取消套餐）` */
function withoutBracket(text: string): string {
  return text.replace(/^([\w ]+?) ?[（(].*[）)]$/, '$1');
}

/** @returns the title of a page, before its colon, and its headings */
function headingsIn(page: string): string[] {
  const found = page.matchAll(/^(?:title: (.*?)(?:：.*|: .*)?|#+ (.*) \[#.*)$/gm);
  return [...found].map(([, title, heading = title]) => heading!.replace(/^'|'$/g, ''));
}

/** Prints every changed word, as [-old-]{+new+}, and lines that may have to change, too. */
export function printChanges(): void {
  const files = ['content', 'astro.config.mjs', 'tests/spelling.txt', 'public'];
  // Lists new pages as well.
  git('add', '--intent-to-add', 'content');
  const words = '--word-diff-regex=[[:alnum:]]+|[^[:alnum:]]';
  git('diff', '--unified=0', '--word-diff=plain', words, 'HEAD', '--', ...files);
  for (const [file, advice] of [
    [factsPath('values'), 'run npm run checked -- '],
    [factsPath('routes'), 'run npm run checked -- '],
    [factsPath('screens'), 'run npm run checked -- '],
    [factsPath('services'), 'to announce it, write today as recorded in '],
    [factsPath('events'), 'to announce it, write today as recorded in '],
    [factsPath('problems'), ''],
    [factsPath('glossary'), ''],
    [uiTextFile('zh-CN'), ''],
    [uiTextFile('en'), ''],
  ] as const) {
    const before = parse(committed(file)) as Entries;
    const now = parse(readFileSync(file, 'utf8')) as Entries;
    for (const id of advice ? undated(before, now) : [])
      console.log(`${file}: ${id} has changed: ${advice}${id}`);
    for (const [id, then] of Object.entries(before)) {
      for (const old of new Set(now[id] && dropped(then, now[id]))) {
        const places = ['content', ':!content/search', `:!${factsPath('sources')}`];
        grep(`${file}: ${id} no longer has “${old}”, these lines do:`, '-wF', old, places);
      }
    }
  }
  const pages = spawnSync('git', ['diff', '--name-only', '--relative', 'HEAD', 'content/docs']);
  const names = String(pages.stdout).split('\n').filter(existsSync);
  for (const page of names) {
    const now = headingsIn(readFileSync(page, 'utf8'));
    for (const old of headingsIn(committed(page)).filter((one) => !now.includes(one))) {
      const links = `${page}: no title or heading is “${old}” any more, these links say so:`;
      grep(links, '-F', `[${old}](`, ['content/docs']);
    }
  }
  const { stdout } = spawnSync('git', ['diff', '--unified=0', 'HEAD', '--', 'content/docs']);
  for (const [, line = ''] of String(stdout).matchAll(/^\+(?!\w+: )([^+|#\n].{19,})$/gm)) {
    const { length } = lines('-F', line, ['content/docs']).split('\n');
    if (length > 2) console.log(`On two pages; if it has moved, delete the old one:\n${line}\n`);
  }
  const steps = 'Lines that name a step of a changed page by its number:';
  if (names.length > 0) grep(steps, '-E', '第 ?[0-9].{0,9}步|[Ss]teps? [0-9]', names);
}

/** Prints the lines that have a text, if there are any, below a heading. */
function grep(heading: string, kind: string, text: string, places: string[]): void {
  const found = lines(kind, text, places);
  if (found) console.log(`${heading}\n${found}`);
}

/** @returns the lines that have a text, each with its file and number */
function lines(kind: string, text: string, places: string[]): string {
  return String(spawnSync('git', ['grep', '-n', kind, '-e', text, '--', ...places]).stdout);
}

function git(...options: string[]): void {
  spawnSync('git', ['--no-pager', ...options], { stdio: 'inherit' });
}
