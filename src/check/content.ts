import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFacts } from '../facts/load.ts';
import { factsNames, factsPath, linksFile } from '../facts/files.ts';
import { readRedirects, redirectsFile } from '../redirects.ts';
import { readSearchFile, searchNames, searchPath } from '../search/index/search-files.ts';
import { allLanguages } from '../site.ts';
import { readUiText, uiTextFile } from '../i18n.ts';
import { attempt } from './error.ts';
import { docs, pageChecker, type Page } from './page.ts';
import { checkPlaces, config } from './places.ts';
import { lineAt, readText } from './text.ts';
import { filesIn } from '../files.ts';

/** The contents of each file, by its path from the project root with `/` as the separator. */
export type ContentFiles = Map<string, Uint8Array>;

const pageFile = /^content\/docs\/[a-z0-9]+([-/][a-z0-9]+)*\.mdx$/;

/** The content files other than pages; all are required. */
const expected = [
  ...factsNames.map(factsPath),
  ...allLanguages.map(uiTextFile),
  ...searchNames.map(searchPath),
  redirectsFile,
];

const others = [config, linksFile, 'content/LICENSE'];

/** Traces of unfinished work, which no content file may contain, and what to do about each. */
const unfinished: [RegExp, string][] = [
  [
    /以下是.{0,4}(?:翻译|译文)|Here is the translat|【\d[^】]*】|†|oaicite|contentReference|turn\d+search/g,
    'is left from a chat: remove it',
  ],
  [
    /\b(?:TODO|FIXME|TBD|XXX?|xx)\b|[（(]待[补查定确核][^，。]{0,4}[）)]|待更新|待翻译|[Tt]o be translated|[Ll]orem ipsum dolor/g,
    'write what is missing',
  ],
  [
    /(?<![\w./=-])1[3-9]\d{9}(?![\w.])|(?<![\w./=-])(?:\d{15,19}|(?:\d{4}[ -]){3}\d{4})(?!\w)|\b(?:org|req|cus)[-_]\w*\d\w{6,}/g,
    'is the number or id of somebody: remove it',
  ],
  [
    /[\w.+-]+@(?!(?:[\w-]+\.)*(?:openai|apple|google)\.com\b)[\w-]+\.[a-z]{2,}/g,
    'is somebody’s mail address, or misspelt: remove or correct it',
  ],
  [
    /^(?:<{7}|\|{7}|={7}|>{7})(?!\S)/gm,
    'is a merge conflict marker: keep one version, and delete the lines <<<<<<<, ======= and >>>>>>>',
  ],
  // Our YAML reader takes JSON with such a comma, and Starlight does not.
  [/,(?=\s*\}\s*$)/g, 'stands after the last text: remove it'],
];

/** @returns all files of `content/`, and the configuration, whose sidebar names pages. */
export function readContent(): ContentFiles {
  const content = filesIn('content')
    .filter((file) => !path.basename(file).startsWith('.'))
    .map((file) => `content/${file}`);
  return new Map([...content, config].map((file) => [file, readFileSync(file)]));
}

/**
 * Checks all content before the build uses it.
 * @returns a line for each mistake: the file, the line number, what is wrong and what to write instead
 */
export function checkContent(content: ContentFiles, sidebar: string[]): string[] {
  const mistakes: string[] = [];
  const texts = new Map<string, string>();
  for (const file of new Set([...expected, ...content.keys()])) {
    const bytes = content.get(file);
    if (!bytes) mistakes.push(`${file}: is missing: restore it`);
    else if (!pageFile.test(file) && ![...expected, ...others].includes(file))
      mistakes.push(
        `${file}: is not used: a page is named after its address, in lower-case ASCII words joined by "-", as in refund-request.mdx; an image goes into public/`,
      );
    else attempt(mistakes, () => texts.set(file, readText(file, bytes)));
    const text = texts.get(file) ?? '';
    for (const [pattern, wrong] of unfinished) {
      // Readers type “xx” for a number that they leave out.
      const isTyped = (word: string) => file.startsWith('content/search/') && /^x/i.test(word);
      const found = text.matchAll(pattern).find(([word]) => !isTyped(word));
      if (found) mistakes.push(`${file}:${lineAt(text, found.index)}: ${found[0]}: ${wrong}`);
    }
  }
  // An unreadable file causes follow-up errors everywhere.
  if (mistakes.length > 0) return mistakes;

  const text = (file: string) => texts.get(file)!;
  attempt(mistakes, () => readUiText(text));
  const facts = attempt(mistakes, () => parseFacts(text));
  const redirects = attempt(mistakes, () => readRedirects(text(redirectsFile)));
  const [questions] = searchNames.map((name) =>
    attempt(mistakes, () => readSearchFile(name, text(searchPath(name)))),
  );
  if (!facts || !redirects || !questions) return mistakes;

  const check = pageChecker({ readFacts: () => facts, readRedirects: () => redirects });
  const pages: Page[] = [];
  for (const [file, page] of texts) {
    if (file.startsWith(docs)) attempt(mistakes, () => pages.push(check(file, page)));
  }
  // Links to the headings of an unreadable page would all count as broken.
  if (mistakes.length > 0) return mistakes;
  return checkPlaces({ pages, texts, facts, redirects, sidebar, questions });
}
