import { datedFacts } from '../facts/events.ts';
import { factsPath, textsIn, type Facts } from '../facts/files.ts';
import { placeholdersIn } from '../facts/localize.ts';
import { lostNumbers } from '../facts/translation.ts';
import { parseYaml } from '../facts/yaml.ts';
import { trackingLink, wrongLink } from '../markdown/links.ts';
import { redirectsFile, type Redirect } from '../redirects.ts';
import { searchPath } from '../search/index/search-files.ts';
import { languages, otherLanguage } from '../site.ts';
import { docs, type Page } from './page.ts';
import { differences } from './parity.ts';

export const config = 'astro.config.mjs';

/** Everything that can link to a page or be linked to. */
interface Places {
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

/** The facts file that the values of a key refer to. */
const idsOf: Record<string, keyof Facts> = {
  sources: 'sources',
  services: 'services',
  related: 'problems',
};

/** @returns whether the timeline on a page has the facts of a year. */
function lists({ blocks }: Page, date: string): boolean {
  return blocks.some(({ what }) => what === `<Timeline year="${date.slice(0, 4)}" />`);
}

/** @returns the address of the same place in the other language */
function inOther(address: string): string {
  return address.startsWith('/en/') ? address.slice(3) : `/en${address}`;
}

/**
 * Checks references across files: every fact, page or heading that a file names must exist, in both languages.
 * @returns a line for each mistake
 */
export function checkPlaces(places: Places): string[] {
  const { pages, texts, facts, redirects, sidebar, questions } = places;
  const mistakes: string[] = [];
  const parsed = new Map<string, ReturnType<typeof parseYaml>>();
  /** @param key the place in a YAML file */
  const say = (file: string, wrong: string | undefined | false, key?: PropertyKey[]) => {
    if (!wrong) return;
    if (key && !parsed.has(file)) parsed.set(file, parseYaml(file, texts.get(file)!));
    mistakes.push(`${key ? parsed.get(file)!.at(key) : file}: ${wrong}`);
  };
  const dated = datedFacts(facts);
  const at = new Map(pages.map((page) => [page.address, page]));
  const differing: string[] = [];

  /** @returns the error message for an address on this site, or undefined if its target exists. */
  const missing = (url: string, from?: Page): string | undefined => {
    const place = url.startsWith('#') ? `${from?.address}${url}` : url;
    const [address = '', id = ''] = place.split('#');
    const page = at.get(address);
    if (page && from && from.name !== '404' && page.language !== from.language)
      return `${url} is in the other language: write the address in this one`;
    // The lists on these pages use the ids of the facts as anchors.
    const isListed =
      (page?.name === 'troubleshooting/index' && facts.problems.has(id)) ||
      (page?.name === 'about/glossary' && facts.glossary.has(id)) ||
      dated.some((fact) => fact.id === id && page && lists(page, fact.date));
    if (isListed || page?.ids.includes(id) || (page && !id)) return undefined;
    const moved = redirects.find(({ from }) => from === place || from === address);
    if (moved) return `${url} has moved: write ${moved.to}`;
    return page
      ? `${page.file} has no heading [#${id}]: write one of those it has (${page.ids.join(', ') || 'none yet'})`
      : `there is no page ${address}: write the address of an existing page`;
  };
  const missingInEach = (url: string) => missing(url) ?? missing(inOther(url));

  for (const page of pages) {
    const { file, language, name } = page;
    const twin = `${docs}${languages[otherLanguage(language)]}${name}.mdx`;
    say(file, !texts.has(twin) && `there is no ${twin}: write the page in both languages`);
    for (const { url, line } of page.links)
      if (/^(#|\/[^.]*$)/.test(url)) say(`${file}:${line}`, missing(url, page));
    const isListed = /^(troubleshooting\/|(index|404)$)/.test(name) || sidebar.includes(name);
    if (language === 'zh-CN')
      say(config, !isListed && `the sidebar does not list ${file}: add '${name}'`);
    const other = language === 'en' && at.get(inOther(page.address));
    if (!other) continue;
    // The page for addresses that do not exist has a part in the other language.
    if (name !== '404') differing.push(...differences(other, page));
    for (const key of ['reviewed', 'tableOfContents'] as const)
      if (other[key] !== page[key])
        say(file, `${key} is not as in ${other.file}, ${other[key]}: write the same`);
    const isAlike = !other.sidebar === !page.sidebar;
    say(file, !isAlike && `has a sidebar label, or none, unlike ${other.file}: write it in both`);
    for (const key of ['title', 'description'] as const) {
      const lost = lostNumbers({ 'zh-CN': other[key], en: page[key] });
      say(file, lost && `the ${key} in ${other.file} ${lost}`);
    }
  }

  const sayIn = (name: keyof Facts, key: PropertyKey[], wrong: string | undefined | false) =>
    say(factsPath(name), wrong, key);
  for (const [id, { guide }] of facts.problems) {
    const address = `/troubleshooting/${id}/`;
    const parent = at.get(guide.split('#')[0]!);
    const isLinked = !parent || parent.links.some(({ url }) => url.startsWith(address));
    const wrong = `${parent?.file} does not link to the problem: link it there`;
    sayIn('problems', [id], missingInEach(address));
    sayIn('problems', [id, 'guide'], !isLinked && wrong);
  }
  for (const [id, { status, services }] of facts.routes) {
    const closed = services.find((service) => facts.services.get(service)?.status === 'closed');
    if (closed && status !== 'closed')
      sayIn('routes', [id, 'status'], `${closed} is closed: correct one of them`);
  }
  for (const { id, date } of dated) {
    const isListed = pages.some((page) => lists(page, date));
    const wrong = 'no page has a <Timeline /> of its year: add one, or correct the date';
    sayIn(facts.events.has(id) ? 'events' : 'services', [id], !isListed && wrong);
  }
  for (const [path, text] of textsIn(facts)) {
    const [name, ...key] = path as [keyof Facts, ...PropertyKey[]];
    const to = idsOf[String(key.findLast((part) => typeof part === 'string'))];
    if (to && !facts[to].has(text))
      sayIn(
        name,
        key,
        `"${text}" is not an id in ${factsPath(to)}: correct it; ids never change, a closed service stays, and a comma stands between two`,
      );
    for (const id of placeholdersIn(text))
      sayIn(name, key, `"${id}" is not a value: write a key of ${factsPath('values')}`);
    if (name === 'sources') sayIn(name, key, trackingLink(text));
    for (const [url] of text.matchAll(/(?<=\]\()[^)]*(?=\))|^\/([a-z0-9-]+\/)*(#.*)?$/g))
      sayIn(name, key, url.startsWith('/') ? missingInEach(url) : wrongLink(url));
  }

  for (const url of Object.keys(questions)) say(searchPath('questions'), missingInEach(url), [url]);

  for (const { from, to } of redirects.filter(({ from }) => !from.startsWith('/en/'))) {
    const [address = '', id] = from.split('#');
    say(redirectsFile, missingInEach(to), [from]);
    const isLost = id !== undefined && !at.has(address);
    const isThere = !missing(from) || !missing(inOther(from));
    const instead = 'exchange the two addresses, or give the new heading another id';
    say(redirectsFile, isLost && `there is no page ${address}: write it without #${id}`, [from]);
    say(redirectsFile, isThere && `${from} still exists: remove this redirect, ${instead}`, [from]);
  }
  // Most other mistakes are a difference between the languages, too.
  return mistakes.length > 0 ? mistakes : differing;
}
