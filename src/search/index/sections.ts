import { parse } from 'node-html-parser';
import type { HTMLElement, Node } from 'node-html-parser';

/** A searchable page or part of one. */
export interface Section {
  /** Its URL below the base path, with its heading's id. */
  url: string;
  title: string;
  /** The title of its page; '' for the page itself. */
  page: string;
  /** The page's meta description; empty for its sections. */
  description: string;
  /** Other names, from the site's navigation. */
  names: string[];
  /** A page's headings. */
  headings: string[];
  /** All of its text, its title first. */
  text: string;
  /** The part about other problems: how to tell them apart, and where to go next. */
  aside: string;
  /** The first step. */
  first?: string;
}

/** The text of a built page, and elements in it to skip. */
const body = 'main .sl-markdown-content';
const skippedElements =
  'script, style, sup, button, svg, .sr-only, .search-field, .search-examples, .heading-link, .source-back, .problem-list, .flow, problem-filter';

/** Sections of a problem about other problems. */
const asides = new Set(['how-to-tell', 'still-failing']);

/**
 * Splits a built page into sections to index.
 * @param url the page's URL below the base path
 * @param whole whether to keep the page as one section, instead of one per heading
 * @returns its sections, the page itself first; none for a page without a body
 */
export function sectionsOf(url: string, html: string, whole: boolean): Section[] {
  const root = parse(html);
  const main = root.querySelector(body);
  const title = root.querySelector('h1')?.text.trim() ?? '';
  if (!main) return [];
  main.querySelectorAll(skippedElements).forEach((element) => element.remove());
  // The parser takes them for inline elements.
  main.querySelectorAll('th').forEach((cell) => cell.insertAdjacentHTML('beforeend', ' '));
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
  /** The current heading's id, whether or not it starts a section. */
  let currentHeadingId = '';
  for (const node of partsOf(main)) {
    const heading = headingOf(node);
    if (heading) {
      const name = heading.text.trim();
      currentHeadingId = heading.id;
      page.headings.push(name);
      if (whole) page.text += `\n${name}`;
      else sections.push(sectionUnder(page, heading.id, name));
      continue;
    }
    const section = sections.at(-1)!;
    const text = textOf(node);
    section.text += `\n${text}`;
    if (whole && asides.has(currentHeadingId)) section.aside += `\n${text}`;
    const list = listIn(node);
    if (list && whole && currentHeadingId === 'what-to-do')
      section.first ??= list.querySelector('li')!.text.trim();
  }
  // A heading without text of its own adds nothing to its page.
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

/** @returns the nodes of a text, without boxes around sections */
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
