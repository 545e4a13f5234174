/**
 * Records that a page says the same in both languages: `npm run confirm -- guides/cancel`, or `-- --all`.
 * `tests/confirmed.json` holds the last compared versions of each page's two files.
 */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../src/check/text.ts';
import { allLanguages, inEach, languages, type Language } from '../src/site.ts';
import { filesIn } from '../src/files.ts';

const recordFile = 'tests/confirmed.json';

/** The versions of a page's files, by page and language. */
type Confirmed = Record<string, Record<Language, string>>;

/** @returns a page's version: a short hash of its text. */
export function versionOf(text: string): string {
  return hash('sha256', text.trim()).slice(0, 12);
}

/** @returns the file of a page in a language. */
export function fileOf(page: string, language: Language): string {
  return path.posix.join('content/docs', languages[language], `${page}.mdx`);
}

/** @returns all pages, such as `guides/cancel`. Each exists in every language. */
export function translatedPages(): string[] {
  return filesIn('content/docs')
    .filter((file) => file.endsWith('.mdx') && !file.startsWith('en/'))
    .map((file) => file.replace(/\.mdx$/, ''))
    .sort();
}

/** @returns the current versions of a page. */
export function currentVersions(page: string): Record<Language, string> {
  return inEach((language) => versionOf(readText(fileOf(page, language))));
}

/** @returns the confirmed versions. */
export function readConfirmed(): Confirmed {
  return existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as Confirmed) : {};
}

/**
 * @param page such as `guides/cancel`
 * @returns the reasons why it cannot be confirmed, one sentence each
 */
export function refusals(page: string): string[] {
  return allLanguages.flatMap((language) => {
    const file = fileOf(page, language);
    if (!existsSync(file)) return [`There is no page ${file}.`];
    const line = readText(file)
      .split('\n')
      .findIndex((text) => text.includes('TODO'));
    return line < 0 ? [] : [`${file}:${line + 1}: replace the TODO first.`];
  });
}

/**
 * @param named on the command line, as `guides/cancel` or by a file or address
 * @param usage what to run instead of naming none
 * @returns the pages; if one of them cannot be confirmed, or there is none, the program ends with the reasons
 */
export function confirmable(named: string[], usage: string): string[] {
  const pages = named.map((name) => {
    const page = name.replace(/^\/?(content\/docs\/)?(en\/)?|(\.mdx|\/)$/g, '');
    const index = path.posix.join(page, 'index');
    return translatedPages().includes(index) ? index : page;
  });
  const refused = pages.length === 0 ? [`Which page? ${usage}`] : pages.flatMap(refusals);
  if (refused.length === 0) return pages;
  console.error(refused.join('\n'));
  process.exit(1);
}

/** Records the current versions of pages. */
export function confirm(pages: string[]): void {
  const record = readConfirmed();
  for (const page of pages) record[page] = currentVersions(page);
  const sorted = Object.fromEntries(
    translatedPages().flatMap((page) => (record[page] ? [[page, record[page]]] : [])),
  );
  writeFileSync(recordFile, `${JSON.stringify(sorted, null, 2)}\n`);
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  const pages = confirmable(
    names.includes('--all') ? translatedPages() : names,
    'npm run confirm -- guides/cancel, or npm run confirm -- --all',
  );
  confirm(pages);
  console.log(`Confirmed: ${pages.join(', ')}`);
}
