import { datedFacts } from '../facts/events.ts';
import { lostNumbers } from '../facts/translation.ts';
import { factsPath, textsOf, type Facts } from '../facts/files.ts';
import { placed, type Mistake } from '../facts/yaml.ts';
import { trackingLink, wrongLink } from '../markdown/links.ts';
import { redirectsFile, type Redirect } from '../redirects.ts';
import { searchPath } from '../search/index/word-lists.ts';
import { languages, otherLanguage } from '../site.ts';
import { docs, type Page } from './page.ts';
import { differences } from './parity.ts';

export const config = 'astro.config.mjs';

/** Everything that can link to a page or be linked to. */
export interface Places {
  pages: Page[];
  /** The text of every file, by path. */
  texts: Map<string, string>;
  facts: Facts;
  redirects: Redirect[];
  /** The pages that the sidebar lists. */
  sidebar: string[];
  /** Questions, by the address of their answer. */
  questions: object;
}

/** @returns whether the timeline on a page has the facts of a year. */
function lists({ blocks }: Page, date: string): boolean {
  return blocks.some(({ what }) => what === `<Timeline year="${date.slice(0, 4)}" />`);
}

/** @returns the address of the same place in the other language */
function inOther(address: string): string {
  return address.startsWith('/en/') ? address.slice(3) : `/en${address}`;
}

/**
 * Checks references across files: every page or heading that a file names must exist, in both languages.
 * @returns a line for each mistake
 */
export function checkPlaces(places: Places): string[] {
  const { pages, texts, facts, redirects, sidebar, questions } = places;
  const mistakes: Mistake[] = [];
  const say = (file: string, wrong: string | undefined | false, key?: PropertyKey[]) => {
    if (wrong) mistakes.push([file, wrong, key]);
  };
  const dated = datedFacts(facts);
  const addressOf = ({ language, name }: Page) =>
    `/${languages[language]}${name}/`.replace(/(^|\/)index\/$/, '/');
  const at = new Map(pages.map((page) => [addressOf(page), page]));
  const originalOf = (page: Page) =>
    page.language === 'en' ? at.get(inOther(addressOf(page))) : undefined;

  const movedTo = (address: string) => redirects.find(({ from }) => from === address)?.to;

  /** @returns the error message for an address on this site, or undefined if its target exists. */
  const missing = (url: string, from?: Page): string | undefined => {
    const [address = '', id] = url.split('#');
    const page = address ? at.get(address) : from;
    if (!page)
      return `there is no page ${address}: write ${movedTo(address) ?? 'the address of an existing page'}`;
    if (from && from.name !== '404' && page.language !== from.language)
      return `${url} is in the other language: write the address in this one`;
    // The lists on these pages use the ids of the facts as anchors.
    const listed =
      (page.name === 'troubleshooting/index' && facts.problems.has(id ?? '')) ||
      (page.name === 'about/glossary' && facts.glossary.has(id ?? '')) ||
      dated.some((fact) => fact.id === id && lists(page, fact.date));
    if (id === undefined || listed || page.ids.includes(id)) return undefined;
    const moved = movedTo(`${addressOf(page)}#${id}`);
    if (moved) return `${url} has moved: write ${moved}`;
    return `${page.file} has no heading [#${id}]: write one of those it has (${page.ids.join(', ') || 'none yet'})`;
  };
  const missingInEach = (url: string) => missing(url) ?? missing(inOther(url));

  for (const page of pages) {
    const { file, language, name, links } = page;
    const { file: first } = at.get(addressOf(page))!;
    say(file, first !== file && `has the address of ${first}: keep one`);
    const twin = `${docs}${languages[otherLanguage(language)]}${name}.mdx`;
    say(file, !texts.has(twin) && `there is no ${twin}: write the page in both languages`);
    for (const { url, line } of links)
      if (/^(#|\/[^.]*$)/.test(url)) say(`${file}:${line}`, missing(url, page));
    const isListed = /^(troubleshooting\/|(index|404)$)/.test(name) || sidebar.includes(name);
    if (language === 'zh-CN')
      say(config, !isListed && `the sidebar does not list ${file}: add '${name}'`);
    const other = originalOf(page);
    if (!other) continue;
    for (const key of ['reviewed', 'tableOfContents'] as const)
      if (other[key] !== page[key])
        say(file, `${key} is not as in ${other.file}, ${other[key]}: write the same`);
    for (const key of ['title', 'description'] as const) {
      const lost = lostNumbers({ 'zh-CN': other[key], en: page[key] });
      say(file, lost && `the ${key} in ${other.file} ${lost}`);
    }
  }

  for (const slug of sidebar)
    if (!at.has(`/${slug}/`.replace('/index/', '/')))
      say(
        config,
        `the sidebar lists '${slug}', but there is no such page: remove it or correct the name`,
      );

  for (const [id, { guide }] of facts.problems) {
    const address = `/troubleshooting/${id}/`;
    const parent = at.get(guide.split('#')[0]!);
    say(factsPath('problems'), missingInEach(address), [id]);
    if (parent && !parent.links.some(({ url }) => url.startsWith(address)))
      say(factsPath('problems'), `${parent.file} does not link to the problem: link it there`, [
        id,
        'guide',
      ]);
  }
  for (const { id, date } of dated) {
    const name = (['events', 'services'] as const).find((file) => facts[file].has(id));
    if (name && !pages.some((page) => lists(page, date)))
      say(factsPath(name), 'no page has a <Timeline /> of its year: add one, or correct the date', [
        id,
      ]);
  }
  for (const [name, key, text] of textsOf(facts)) {
    if (name === 'sources') say(factsPath(name), trackingLink(text), key);
    for (const [url] of text.matchAll(/(?<=\]\()[^)]*(?=\))|^\/([a-z0-9-]+\/)*(#.*)?$/g))
      say(factsPath(name), url.startsWith('/') ? missingInEach(url) : wrongLink(url), key);
  }

  for (const url of Object.keys(questions)) say(searchPath('questions'), missingInEach(url), [url]);

  for (const { from, to } of redirects.filter(({ from }) => !from.startsWith('/en/'))) {
    const [address = '', id] = from.split('#');
    say(redirectsFile, missingInEach(to), [from]);
    if (id !== undefined && !at.has(address))
      say(redirectsFile, `there is no page ${address}: write it as a whole, without #${id}`, [
        from,
      ]);
    else if (!missing(from) || !missing(inOther(from)))
      say(
        redirectsFile,
        `${from} still exists: remove this redirect, exchange the two addresses, or give the new heading another id`,
        [from],
      );
  }
  // Most other mistakes are a difference between the languages, too.
  if (mistakes.length > 0) return placed(mistakes, (file) => texts.get(file)!);
  return pages.flatMap((page) => {
    const original = originalOf(page);
    // The page for addresses that do not exist has a part in the other language.
    return original && page.name !== '404' ? differences(original, page) : [];
  });
}
