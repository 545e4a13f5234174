import type { HTMLElement, Node } from 'node-html-parser';
import { isMissingPage } from '../../site.ts';
import { problemOf } from './site.ts';

/** A searchable page or part of one. */
export interface Section {
  /** Its URL below the base path, with its heading's id. */
  url: string;
  title: string;
  /** The title of its page; '' for the page itself. */
  page: string;
  /** All of its text, its title first. */
  text: string;
  /** The first step. */
  first?: string;
}

/** The text of a built page, and elements in it to skip. */
const body = 'main .sl-markdown-content';
const skippedElements =
  'script, style, sup, button, svg, .sr-only, .search-field, .search-examples, .heading-link, .source-back, .problem-list';

/**
 * Splits a built page into sections to index: one per heading, but a problem page is one section.
 * @param url the page's URL below the base path
 * @param root the page, of which everything is removed that is not searched
 * @returns its sections, the page itself first; none for a page without a body
 */
export function sectionsOf(url: string, root: HTMLElement): Section[] {
  const main = root.querySelector(body);
  const title = root.querySelector('h1')?.text.trim() ?? '';
  if (!main || isMissingPage(url)) return [];
  main.querySelectorAll(skippedElements).forEach((element) => element.remove());
  // The parser takes them for inline elements.
  main.querySelectorAll('th').forEach((cell) => cell.insertAdjacentHTML('beforeend', ' '));
  const page: Section = { url, title, page: '', text: title };
  if (problemOf(url)) {
    page.text += `\n${main.structuredText}`;
    page.first = main.querySelector('ol li')?.text.trim();
    return [page];
  }
  const sections = [page];
  for (const node of partsOf(main)) {
    const heading = headingOf(node);
    const name = heading?.text.trim() ?? '';
    if (heading)
      sections.push({ url: `${url}#${heading.id}`, title: name, page: title, text: name });
    else sections.at(-1)!.text += `\n${(node as HTMLElement).structuredText ?? node.text}`;
  }
  // A heading without text of its own adds nothing to its page.
  return sections.filter((section) => section === page || section.text.trim() !== section.title);
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
