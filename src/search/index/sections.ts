import { parse } from 'node-html-parser';
import type { HTMLElement, Node } from 'node-html-parser';

/** A part of a page that a search can lead to. */
export interface Section {
  /** Its address below the base path, with the id of its heading. */
  url: string;
  title: string;
  /** The title of its page; none for the page itself. */
  page: string;
  /** What the page says of itself in one sentence; none for a section. */
  description: string;
  /** What else the site calls it, in its navigation. */
  names: string[];
  /** The headings in it. */
  headings: string[];
  /** All of its text, its title first. */
  text: string;
  /** Of that, what is about other pages: how to tell one problem from another, and where to go from there. */
  aside: string;
  /** The first thing to do. */
  first?: string;
}

/** Where a finished page holds its text, and what in it is none. */
const body = 'main .sl-markdown-content';
const noText =
  'script, style, sup, button, svg, .sr-only, .search-field, .search-examples, .heading-link, .source-back, .problem-list, .flow, problem-filter';

/** Sections of a problem that speak of other problems. */
const asides = new Set(['how-to-tell', 'still-failing']);

/**
 * Cuts a finished page into what the index holds.
 * @param url the page's address below the base path
 * @param html the page
 * @param whole whether the page is one section, or one for each of its headings
 * @returns its sections, the page itself first; none for a page without a body
 */
export function sectionsOf(url: string, html: string, whole: boolean): Section[] {
  const root = parse(html);
  const main = root.querySelector(body);
  const title = root.querySelector('h1')?.text.trim() ?? '';
  if (!main) return [];
  main.querySelectorAll(noText).forEach((element) => element.remove());
  const page: Section = {
    url,
    title,
    page: '',
    description: root.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
    names: root
      .querySelectorAll('#starlight__sidebar a[aria-current=page]')
      .map((element) => element.text.trim()),
    headings: [],
    text: title,
    aside: '',
  };
  const sections = [page];
  /** The heading that is being read under, whether it begins a section or not. */
  let under = '';
  for (const node of partsOf(main)) {
    const heading = headingOf(node);
    if (heading) {
      const name = heading.text.trim();
      under = heading.id;
      page.headings.push(name);
      if (whole) page.text += `\n${name}`;
      else sections.push(sectionUnder(page, heading.id, name));
      continue;
    }
    const section = sections.at(-1)!;
    const text = textOf(node);
    section.text += `\n${text}`;
    if (whole && asides.has(under)) section.aside += `\n${text}`;
    const list = listIn(node);
    if (list && whole && under === 'what-to-do')
      section.first ??= list.querySelector('li')!.text.trim();
  }
  // A heading without text of its own leads nowhere that its page does not.
  return sections.filter((section) => section === page || section.text.trim() !== section.title);
}

function sectionUnder(page: Section, id: string, title: string): Section {
  return {
    url: `${page.url}#${id}`,
    title,
    page: page.title,
    description: '',
    names: [],
    headings: [],
    text: title,
    aside: '',
  };
}

/** @returns the parts of a text: of a box that holds sections, what is in it. */
function partsOf(main: HTMLElement): Node[] {
  return main.childNodes.flatMap((node) => {
    const element = node as HTMLElement;
    const isBox =
      /^(DIV|SECTION)$/.test(element.tagName) &&
      !headingOf(node) &&
      element.querySelector('h2, h3');
    return isBox ? partsOf(element) : [node];
  });
}

function headingOf(node: Node): HTMLElement | undefined {
  const element = node as HTMLElement;
  if (!element.tagName) return undefined;
  return /^H[1-6]$/.test(element.tagName)
    ? element
    : (element.querySelector(':scope > h2, :scope > h3') ?? undefined);
}

function listIn(node: Node): HTMLElement | null {
  const element = node as HTMLElement;
  if (!element.tagName) return null;
  return element.tagName === 'OL' ? element : element.querySelector('ol');
}

function textOf(node: Node): string {
  return (node as HTMLElement).structuredText ?? node.text;
}
