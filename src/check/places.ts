import { datedFacts } from '../facts/events.ts';
import { lostInTranslation } from '../facts/translation.ts';
import { placed } from '../facts/load.ts';
import { textsOf, type Facts, type Mistake } from '../facts/files.ts';
import { parseYaml, textsWithin } from '../facts/yaml.ts';
import { trackingLink, wrongLink } from '../markdown/links.ts';
import { redirectsFile, type Redirect } from '../redirects.ts';
import { searchPath } from '../search/index/word-lists.ts';
import { languages, type Language } from '../site.ts';
import type { PageOutline } from './page.ts';
import { differences } from './parity.ts';
import { lineAt } from './text.ts';

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
    if (from && from.name !== '404' && page.language !== from.language) {
      return `${url} is in the other language: write the address in this one`;
    }
    // The lists on these pages use the ids of the facts as anchors.
    const listed =
      (page.name === 'troubleshooting/index' && facts.problems.has(id ?? '')) ||
      dated.some((fact) => fact.id === id && lists(page, fact.date));
    if (id === undefined || listed || page.ids.includes(id)) return;
    const kinds = page.name.startsWith('about/timeline') ? 'heading or event' : 'heading';
    return `${page.file} has no ${kinds} [#${id}]: write one of those it has (${page.ids.join(', ') || 'none yet'})`;
  };
  const inEach = (url: string) =>
    folders.map((folder) => missing(`/${folder}${url.slice(1)}`)).find(Boolean);

  const seen = new Map<string, string>();
  for (const page of pages) {
    const { file, language, name, links } = page;
    for (const folder of folders) {
      const twin = `${docs}${folder}${name}.mdx`;
      say(file, !texts.has(twin) && `there is no ${twin}: write the page in both languages`);
    }
    const other = language === 'en' && at.get(addressOf(page, 'zh-CN'));
    for (const key of ['reviewed', 'tableOfContents'] as const)
      say(
        file,
        other &&
          other[key] !== page[key] &&
          `${key} is not as in ${other.file}, ${other[key]}: write the same`,
      );
    for (const key of ['title', 'description', 'label'] as const) {
      if (page[key] === undefined) continue;
      const lost = other && lostInTranslation({ 'zh-CN': other[key] ?? '', en: page[key] });
      say(file, lost && `the ${key} in ${other.file} ${lost}`);
      const twin = seen.get(language + page[key]);
      say(file, twin && twin !== file && `has the same ${key} as ${twin}: write another`);
      seen.set(language + page[key], file);
    }
    for (const { url, line } of links) {
      say(
        `${file}:${line}`,
        url === addressOf(page, language) && `${url} is this page: link to another, or a heading`,
      );
      if (/^(#|\/[^.]*$)/.test(url)) say(`${file}:${line}`, missing(url, page));
    }
    const unlisted =
      language === 'zh-CN' &&
      !/^(troubleshooting\/|(index|404)$)/.test(name) &&
      !sidebar.includes(name);
    say(config, unlisted && `the sidebar does not list ${file}: add '${name}'`);
  }
  for (const slug of sidebar) {
    const line = lineAt(texts.get(config)!, texts.get(config)!.indexOf(`'${slug}'`));
    say(
      `${config}:${line}`,
      !at.has(`/${slug}/`.replace('/index/', '/')) &&
        `the sidebar lists '${slug}', but there is no such page: remove it or correct the name`,
    );
  }

  const wrongFacts: Mistake[] = [];
  const sayOf = (name: keyof Facts, key: PropertyKey[], wrong: string | undefined | false) => {
    if (wrong) wrongFacts.push([name, key, wrong]);
  };
  for (const [id, { ask, guide }] of facts.problems) {
    for (const folder of folders) {
      const file = `${docs}${folder}troubleshooting/${id}.mdx`;
      sayOf('problems', [id], !texts.has(file) && `there is no ${file}: write it`);
    }
    const parent = at.get(guide.split('#')[0]!);
    const isLinked = parent?.links.some(({ url }) => url.startsWith(`/troubleshooting/${id}/`));
    sayOf(
      'problems',
      [id, 'guide'],
      isLinked === false && `${parent!.file} does not link to the problem: link it there`,
    );
    const helper = { apple: 'Apple', google: 'Google' }[String(ask)];
    if (helper && !texts.get(`${docs}troubleshooting/${id}.mdx`)?.includes(helper))
      sayOf('problems', [id, 'ask'], `its page does not name ${helper}: correct it`);
  }
  for (const { id, date } of dated) {
    const name = (['events', 'services'] as const).find((file) => facts[file].has(id));
    if (name && !pages.some((page) => lists(page, date)))
      sayOf(name, [id], 'no page has a <Timeline /> of its year: add one, or correct the date');
  }
  for (const [name, key, value] of textsOf(facts)) {
    const links =
      name === 'values' ? [...value.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url!) : [];
    sayOf(name, key, name === 'sources' && trackingLink(value));
    if (key.at(-1) === 'to' || /^\/([a-z0-9-]+\/)*(#.*)?$/.test(value)) links.push(value);
    for (const url of links) sayOf(name, key, url.startsWith('/') ? inEach(url) : wrongLink(url));
  }
  mistakes.push(...placed(wrongFacts, (file) => texts.get(file)!));

  const asked = new Set<string>();
  for (const name of ['questions', 'outside'] as const) {
    const file = searchPath(name);
    const yaml = parseYaml(file, texts.get(file)!);
    for (const [key, word] of textsWithin(yaml.data)) {
      const language = String(key.find((part) => String(part) in languages));
      say(yaml.at(key), asked.has(language + word) && `"${word}" is there twice: remove one`);
      asked.add(language + word);
    }
    if (name !== 'questions') continue;
    for (const url of Object.keys(yaml.data as object)) say(yaml.at([url]), inEach(url));
  }

  const yaml = parseYaml(redirectsFile, texts.get(redirectsFile)!);
  for (const [index, { from, to }] of redirects.entries()) {
    const [address = '', id] = from.split('#');
    const old = at.get(address);
    const crossesLanguages = from.startsWith('/en/') !== to.startsWith('/en/');
    say(
      yaml.at([index, 'to']),
      missing(to) ??
        (crossesLanguages &&
          `${to} is in another language than ${from}: use one language for both`),
    );
    if (id !== undefined && !old)
      say(
        yaml.at([index, 'from']),
        `there is no page ${address}: write from: ${address}, the page as a whole`,
      );
    const there = id === undefined || !missing(from);
    say(
      yaml.at([index, 'from']),
      old && there && `${from} still exists (${old.file}): remove it or this redirect`,
    );
  }
  // Most other mistakes are a difference between the languages, too.
  if (mistakes.length > 0) return mistakes;
  const inOther = (place: string) => (place.startsWith('/en/') ? place.slice(3) : `/en${place}`);
  for (const [index, { from, to }] of redirects.entries()) {
    const twin = redirects.find((other) => other.from === inOther(from));
    say(yaml.at([index, 'from']), !twin && `write a redirect from ${inOther(from)}, too`);
    say(
      yaml.at([index, 'to']),
      twin && twin.to !== inOther(to) && `${twin.from} leads to ${twin.to}: use one page for both`,
    );
  }
  if (mistakes.length > 0) return mistakes;
  return pages.flatMap((page) => {
    const original = page.language === 'en' && at.get(addressOf(page, 'zh-CN'));
    // The page for addresses that do not exist has a part in the other language.
    return original && page.name !== '404' ? differences(original, page) : [];
  });
}
