import { datedFacts } from '../facts/events.ts';
import { lostNumbers } from '../facts/translation.ts';
import { placed } from '../facts/load.ts';
import { textsOf, type Facts, type Mistake } from '../facts/files.ts';
import { parseYaml } from '../facts/yaml.ts';
import { trackingLink, wrongLink } from '../markdown/links.ts';
import { redirectsFile, type Redirect } from '../redirects.ts';
import { searchPath } from '../search/index/word-lists.ts';
import { languages, type Language } from '../site.ts';
import type { PageOutline } from './page.ts';
import { differences } from './parity.ts';

export const docs = 'content/docs/';
export const config = 'astro.config.mjs';

/** A page: its file, its name in all languages (`guides/cancel`), its headings and its links. */
export interface Page extends PageOutline {
  file: string;
  language: Language;
  name: string;
}

/** Everything that can link to a page or be linked to. */
export interface Places {
  pages: Page[];
  /** The text of every file, by path. */
  texts: Map<string, string>;
  facts: Facts;
  redirects: Redirect[];
  /** The pages that the sidebar lists. */
  sidebar: string[];
}

const folders = Object.values(languages);

/** @returns whether the timeline on a page has the facts of a year. */
function lists({ blocks }: Page, date: string): boolean {
  return blocks.some(({ what }) => what === `<Timeline year="${date.slice(0, 4)}" />`);
}

/** @returns the address of a page in one of the languages */
function addressOf({ name }: Page, language: Language): string {
  return `/${languages[language]}${name}/`.replace(/(^|\/)index\/$/, '/');
}

/** @returns the address of the same place in the other language */
function inOther(address: string): string {
  return address.startsWith('/en/') ? address.slice(3) : `/en${address}`;
}

/**
 * Checks references across files: every page or heading that a file names must exist, in both languages.
 * @returns a line for each mistake
 */
export function checkPlaces({ pages, texts, facts, redirects, sidebar }: Places): string[] {
  const mistakes: string[] = [];
  const dated = datedFacts(facts);
  const say = (place: string, wrong: string | undefined | false) => {
    if (wrong) mistakes.push(`${place}: ${wrong}`);
  };
  const at = new Map<string, Page>();
  for (const page of pages) {
    const address = addressOf(page, page.language);
    say(page.file, at.has(address) && `has the address of ${at.get(address)!.file}: keep one`);
    at.set(address, page);
  }

  /** @returns the error message for an address on this site, or undefined if its target exists. */
  const missing = (url: string, from?: Page): string | undefined => {
    const [address = '', id] = url.split('#');
    const page = address ? at.get(address) : from;
    if (!page) return `there is no page ${address}: write the address of an existing page`;
    if (from && from.name !== '404' && page.language !== from.language)
      return `${url} is in the other language: write the address in this one`;
    // The lists on these pages use the ids of the facts as anchors.
    const listed =
      (page.name === 'troubleshooting/index' && facts.problems.has(id ?? '')) ||
      dated.some((fact) => fact.id === id && lists(page, fact.date));
    if (id === undefined || listed || page.ids.includes(id)) return undefined;
    return `${page.file} has no heading [#${id}]: write one of those it has (${page.ids.join(', ') || 'none yet'})`;
  };
  const missingInEach = (url: string) => missing(url) ?? missing(inOther(url));

  for (const page of pages) {
    const { file, language, name, links } = page;
    for (const folder of folders) {
      const twin = `${docs}${folder}${name}.mdx`;
      say(file, !texts.has(twin) && `there is no ${twin}: write the page in both languages`);
    }
    for (const { url, line } of links)
      if (/^(#|\/[^.]*$)/.test(url)) say(`${file}:${line}`, missing(url, page));
    const isListed = /^(troubleshooting\/|(index|404)$)/.test(name) || sidebar.includes(name);
    if (language === 'zh-CN')
      say(config, !isListed && `the sidebar does not list ${file}: add '${name}'`);
    const other = language === 'en' && at.get(addressOf(page, 'zh-CN'));
    if (!other) continue;
    for (const key of ['reviewed', 'tableOfContents'] as const)
      say(
        file,
        other[key] !== page[key] &&
          `${key} is not as in ${other.file}, ${other[key]}: write the same`,
      );
    for (const key of ['title', 'description'] as const) {
      const lost = lostNumbers({ 'zh-CN': other[key], en: page[key] });
      say(file, lost && `the ${key} in ${other.file} ${lost}`);
    }
  }

  for (const slug of sidebar)
    say(
      config,
      !at.has(`/${slug}/`.replace('/index/', '/')) &&
        `the sidebar lists '${slug}', but there is no such page: remove it or correct the name`,
    );

  const wrongFacts: Mistake[] = [];
  const sayOf = (name: keyof Facts, key: PropertyKey[], wrong: string | undefined | false) => {
    if (wrong) wrongFacts.push([name, key, wrong]);
  };
  for (const [id, { guide }] of facts.problems) {
    const parent = at.get(guide.split('#')[0]!);
    const isLinked = parent?.links.some(({ url }) => url.startsWith(`/troubleshooting/${id}/`));
    sayOf('problems', [id], missingInEach(`/troubleshooting/${id}/`));
    sayOf(
      'problems',
      [id, 'guide'],
      isLinked === false && `${parent!.file} does not link to the problem: link it there`,
    );
  }
  for (const { id, date } of dated) {
    const name = (['events', 'services'] as const).find((file) => facts[file].has(id));
    if (name && !pages.some((page) => lists(page, date)))
      sayOf(name, [id], 'no page has a <Timeline /> of its year: add one, or correct the date');
  }
  for (const [name, key, value] of textsOf(facts)) {
    if (name === 'sources') sayOf(name, key, trackingLink(value));
    const links =
      name === 'values' ? [...value.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url!) : [];
    if (key.at(-1) === 'to' || /^\/([a-z0-9-]+\/)*(#.*)?$/.test(value)) links.push(value);
    for (const url of links)
      sayOf(name, key, url.startsWith('/') ? missingInEach(url) : wrongLink(url));
  }
  mistakes.push(...placed(wrongFacts, (file) => texts.get(file)!));

  const questions = parseYaml(searchPath('questions'), texts.get(searchPath('questions'))!);
  for (const url of Object.keys(questions.data as object))
    say(questions.at([url]), missingInEach(url));

  const { at: redirectAt } = parseYaml(redirectsFile, texts.get(redirectsFile)!);
  for (const [index, { from, to }] of redirects.entries()) {
    const [address = '', id] = from.split('#');
    say(redirectAt([index, 'to']), missing(to));
    if (id !== undefined && !at.has(address))
      say(
        redirectAt([index, 'from']),
        `there is no page ${address}: write from: ${address}, the page as a whole`,
      );
    say(
      redirectAt([index, 'from']),
      !missing(from) && `${from} still exists: remove this redirect`,
    );
  }
  // Most other mistakes are a difference between the languages, too.
  if (mistakes.length > 0) return mistakes;
  for (const [index, { from, to }] of redirects.entries()) {
    const twin = { from: inOther(from), to: inOther(to) };
    const hasTwin = redirects.some((other) => other.from === twin.from && other.to === twin.to);
    say(
      redirectAt([index, 'from']),
      !hasTwin && `write a redirect from ${twin.from} to ${twin.to}, too`,
    );
  }
  for (const page of pages) {
    const original = page.language === 'en' && at.get(addressOf(page, 'zh-CN'));
    // The page for addresses that do not exist has a part in the other language.
    if (original && page.name !== '404') mistakes.push(...differences(original, page));
  }
  return mistakes;
}
