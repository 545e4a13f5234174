/**
 * Records that a page says the same in both languages: `npm run confirm -- guides/cancel`, or `-- --all`.
 * `content/confirmed.json` holds, for each page, the versions that were last compared, section by section.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { languages, type Language } from '../src/site.ts';

const recordFile = 'content/confirmed.json';

/** The version of each section of a page, by heading id. */
type Sections = Record<string, string>;

/** What was confirmed, by page. */
export type Confirmed = Record<string, Record<Language, Sections>>;

/**
 * @param text an MDX file
 * @returns the version of its frontmatter, of its opening and of each section that an h2 begins
 */
export function sectionsOf(text: string): Sections {
  const [, frontmatter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const [opening = '', ...rest] = body.split(/^(?=## )/m);
  const sections = rest.map((section) => [/\[#([a-z0-9-]+)\]/.exec(section)?.[1] ?? '?', section]);
  return Object.fromEntries(
    [['frontmatter', frontmatter], ['opening', opening], ...sections].map(([name, section]) => [
      name,
      createHash('sha256').update(section!.trim()).digest('hex').slice(0, 12),
    ]),
  ) as Sections;
}

/**
 * @param recorded the versions that were compared
 * @param current the versions that there are now
 * @returns the sections that are new, gone or changed
 */
export function changedSections(recorded: Sections, current: Sections): string[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(current)]);
  return [...names].filter((name) => recorded[name] !== current[name]);
}

/** @returns the file of a page in a language. */
export function fileOf(page: string, language: Language): string {
  return path.posix.join('content/docs', languages[language], `${page}.mdx`);
}

/** @returns all pages, such as `guides/cancel`: each is written in every language. */
export function translatedPages(): string[] {
  return readdirSync('content/docs', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.mdx') && !file.startsWith('en/'))
    .map((file) => file.replace(/\.mdx$/, ''))
    .sort();
}

/** @returns the versions of a page in each language, as they are now. */
export function currentVersions(page: string): Record<Language, Sections> {
  const version = (language: Language) => sectionsOf(readFileSync(fileOf(page, language), 'utf8'));
  return { 'zh-CN': version('zh-CN'), en: version('en') };
}

/** @returns what was confirmed so far. */
export function readConfirmed(): Confirmed {
  return existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as Confirmed) : {};
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const pages = asked.includes('--all') ? translatedPages() : asked;
  const unknown = pages.find((page) => !translatedPages().includes(page));
  if (pages.length === 0 || unknown) {
    console.error(
      unknown
        ? `There is no page ${fileOf(unknown, 'zh-CN')}.`
        : 'Which page? npm run confirm -- guides/cancel, or npm run confirm -- --all',
    );
    process.exit(1);
  }
  const record = readConfirmed();
  for (const page of pages) record[page] = currentVersions(page);
  const sorted = Object.fromEntries(
    translatedPages().flatMap((page) => (record[page] ? [[page, record[page]]] : [])),
  );
  writeFileSync(recordFile, `${JSON.stringify(sorted, null, 2)}\n`);
  console.log(`Confirmed: ${pages.join(', ')}`);
}
