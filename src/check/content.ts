import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { factsNames, factsPath, parseFacts, placed, textsOf } from '../facts/load.ts';
import type { Facts, FactsTexts, Mistake } from '../facts/load.ts';
import { parseYaml, textsWithin } from '../facts/yaml.ts';
import { wrongLink } from '../markdown/allowed.ts';
import { readRedirects, redirectsFile } from '../publish/redirect-list.ts';
import { readQuestions, readSynonyms, searchFiles } from '../search/index/word-lists.ts';
import { languages, type Language } from '../site.ts';
import { readWords, wordsFile, type Word } from '../words.ts';
import { ContentError } from './error.ts';
import { pageChecker, type PageOutline } from './page.ts';
import { lineAt, readText } from './text.ts';

/** What is in each file, by its path from the project's root, with `/` between folders. */
export type ContentFiles = Map<string, Uint8Array>;

const docs = 'content/docs/';
const named = Object.keys(languages) as Language[];

/** The files of content that are no pages. */
const files = {
  facts: factsNames.map((name) => factsPath(name).replaceAll(path.sep, '/')),
  words: named.map(wordsFile),
  other: [redirectsFile, ...Object.values(searchFiles)],
};
const expected = Object.values(files).flat();

/** @returns everything in `content/`, and the configuration, which names pages. */
export function readContent(): ContentFiles {
  const content = readdirSync('content', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'));
  return new Map([...content, config].map((file) => [file, readFileSync(file)]));
}

const config = 'astro.config.mjs';

/** A page: the part of its address that all languages share, and what is in it. */
interface Page extends PageOutline {
  file: string;
  language: Language;
  address: string;
}

/**
 * Checks everything that authors write, before anything is built of it.
 * @param content the files
 * @param sidebar the pages that the sidebar lists
 * @returns a sentence for each mistake: file, line, what is wrong, what to write instead
 */
export function checkContent(content: ContentFiles, sidebar: string[]): string[] {
  const mistakes: string[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(...error.message.split('\n'));
      return undefined;
    }
  };

  const texts = new Map<string, string>();
  for (const [file, bytes] of content) {
    const wrong = file === config ? undefined : wrongName(file);
    if (wrong) mistakes.push(`${file}: ${wrong}`);
    else attempt(() => texts.set(file, readText(file, bytes)));
  }
  const text = (file: string) => texts.get(file) ?? '';
  mistakes.push(
    ...expected
      .filter((file) => !content.has(file))
      .map((file) => `${file}: is missing: put it back`),
  );
  // What cannot be read is missed everywhere.
  if (mistakes.length > 0) return mistakes;

  const words = attempt(() => readWords('zh-CN', text(wordsFile('zh-CN'))));
  if (words) attempt(() => readWords('en', text(wordsFile('en')), Object.keys(words) as Word[]));
  const factsTexts = Object.fromEntries(
    factsNames.map((name, index) => [name, text(files.facts[index]!)]),
  ) as FactsTexts;
  const facts = attempt(() => parseFacts(factsTexts));
  const redirects = attempt(() => readRedirects(text(redirectsFile)));
  const questions = attempt(() => readQuestions(text(searchFiles.questions)));
  attempt(() => readSynonyms('en', text(searchFiles.synonyms)));
  if (!facts || !redirects || !questions) return mistakes;

  const check = pageChecker({ readFacts: () => facts, readRedirects: () => redirects });
  const pages = new Map<string, Page>();
  for (const [file, page] of texts) {
    if (!file.startsWith(docs)) continue;
    const language = file.startsWith(`${docs}en/`) ? 'en' : 'zh-CN';
    const address = `/${file.slice(docs.length + languages[language].length)}`.replace(
      /(\/index)?\.mdx$/,
      '/',
    );
    const problem = /^\/troubleshooting\/(.+)\/$/.exec(address)?.[1];
    if (problem && !facts.problems.has(problem)) {
      mistakes.push(
        `${file}: no problem in ${factsPath('problems')} is called ${problem}: add its entry`,
      );
      continue;
    }
    const outline = attempt(() => check(file, page)) ?? { ids: [], links: [] };
    const whole = `/${languages[language]}${address.slice(1)}`;
    const other = pages.get(whole);
    if (other) mistakes.push(`${file}: has the address of ${other.file}: keep one of the two`);
    pages.set(whole, {
      file,
      language,
      address,
      ...outline,
    });
  }
  // A page that cannot be read has no headings to lead to.
  if (mistakes.length > 0) return mistakes;

  const missing = (url: string, from?: Page) => noSuchPlace(url, pages, facts, from);
  const everywhere = (url: string) =>
    named.map((language) => missing(`/${languages[language]}${url.slice(1)}`)).find(Boolean);

  for (const page of pages.values()) {
    for (const language of named) {
      const file = `${docs}${languages[language]}${page.file.slice(docs.length + languages[page.language].length)}`;
      if (!content.has(file))
        mistakes.push(`${page.file}: there is no ${file}: write the page in both languages`);
    }
    for (const { url, line } of page.links) {
      const wrong = missing(url, page);
      if (wrong) mistakes.push(`${page.file}:${line}: ${wrong}`);
    }
    if (page.language !== 'zh-CN') continue;
    if (/^\/(guides|about)\/./.test(page.address) && !sidebar.includes(page.address.slice(1, -1))) {
      mistakes.push(
        `${config}: the sidebar does not list ${page.file}: add '${page.address.slice(1, -1)}'`,
      );
    }
  }
  for (const slug of sidebar) {
    if (pages.has(slug === 'index' ? '/' : `/${slug}/`)) continue;
    const line = lineAt(text(config), text(config).indexOf(`'${slug}'`));
    mistakes.push(
      `${config}:${line}: the sidebar lists '${slug}', and there is no ${docs}${slug}.mdx: take it out, or name the page as it is now`,
    );
  }
  mistakes.push(
    ...placed(
      [
        ...[...facts.problems.keys()].flatMap((id) =>
          named
            .map((language) => `${docs}${languages[language]}troubleshooting/${id}.mdx`)
            .filter((file) => !content.has(file))
            .map((file): Mistake => ['problems', [id], `there is no ${file}: write it`]),
        ),
        ...textsOf(facts).flatMap(([name, key, value]): Mistake[] => {
          const targets =
            name === 'values' ? [...value.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url!) : [];
          if (/^\/([a-z0-9-]+\/)*(#.*)?$/.test(value)) targets.push(value);
          const wrong = targets
            .map((url) => (url.startsWith('/') ? everywhere(url) : wrongLink(url)))
            .find(Boolean);
          return wrong ? [[name, key, wrong]] : [];
        }),
      ],
      factsTexts,
    ),
  );
  for (const file of [searchFiles.questions, searchFiles.synonyms]) {
    const { data, at } = parseYaml(file, text(file));
    const seen = new Set<string>();
    for (const [key, word] of textsWithin(data)) {
      const inLanguage = `${key.find((part) => named.includes(part as Language)) as string} ${word}`;
      if (seen.has(inLanguage)) mistakes.push(`${at(key)}: "${word}" is there twice: take one out`);
      seen.add(inLanguage);
    }
    for (const url of file === searchFiles.questions ? questions.keys() : []) {
      const wrong = everywhere(url);
      if (wrong) mistakes.push(`${at([url])}: ${wrong}`);
    }
  }
  const redirectsAt = parseYaml(redirectsFile, text(redirectsFile)).at;
  for (const [index, { from, to }] of redirects.entries()) {
    const wrong = missing(to);
    if (wrong) mistakes.push(`${redirectsAt([index, 'to'])}: ${wrong}`);
    if (from.startsWith('/en/') !== to.startsWith('/en/')) {
      mistakes.push(
        `${redirectsAt([index, 'to'])}: ${from} leads to the other language: write an address of the same`,
      );
    }
    const [page, id] = from.split('#') as [string, string?];
    const old = pages.get(page);
    if (id === undefined ? old : old?.ids.includes(id)) {
      mistakes.push(
        `${redirectsAt([index, 'from'])}: ${from} is still there (${old!.file}): take one of the two out`,
      );
    } else if (id !== undefined && !old) {
      mistakes.push(
        `${redirectsAt([index, 'from'])}: there is no page ${page}: write from: ${page}, the page as a whole`,
      );
    }
  }
  return mistakes;
}

/** @returns what is wrong with the name of a file in `content/`, or undefined. */
function wrongName(file: string): string | undefined {
  if (expected.includes(file) || file === 'content/LICENSE') return undefined;
  if (!file.startsWith(docs)) {
    const beside = expected.filter((other) => path.dirname(other) === path.dirname(file));
    return `nothing reads it: expected ${beside.join(', ') || 'a folder that there is'}`;
  }
  if (!/\.(mdx?|markdown|txt|html?)$/i.test(file))
    return 'no page, whose name ends in .mdx: move it away (an image goes into public/)';
  if (!/\.mdx$/i.test(file))
    return `a page ends in .mdx: rename it to ${file.replace(/(\.\w*)?$/, '.mdx')}`;
  if (/^content\/docs\/([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.mdx$/.test(file))
    return undefined;
  return 'its name becomes the address: rename it to lower-case ASCII words joined by "-", such as refund-request.mdx';
}

/** @returns what is wrong with where an address leads, or undefined. */
function noSuchPlace(
  url: string,
  pages: Map<string, Page>,
  facts: Facts,
  from?: Page,
): string | undefined {
  const [address, id] = url.split('#') as [string, string?];
  if (url === '' || !/^[/#]/.test(url) || /\.\w+$/.test(address)) return undefined;
  const page = address ? pages.get(address) : from;
  if (!page) return `there is no page ${address}: write the address of one that is there`;
  if (
    from &&
    page.language !== from.language &&
    page.address !== from.address &&
    from.address !== '/404/'
  ) {
    return `${url} leads to a page in the other language: write /${languages[from.language]}${page.address.slice(1)}`;
  }
  // Lists give their entries the ids of the facts.
  const listed =
    (page.address === '/troubleshooting/' && facts.problems.has(id ?? '')) ||
    (page.address === '/about/timeline/' &&
      (facts.events.has(id ?? '') || facts.services.has(id ?? '')));
  if (id === undefined || listed || page.ids.includes(id)) return undefined;
  return `${page.file} has no heading [#${id}]: ${page.ids.length > 0 ? `write one of ${page.ids.join(', ')}` : 'it has none yet'}`;
}
