import type { HTMLElement } from 'node-html-parser';
import { isMissingPage } from '../../site.ts';
import { problemOf } from './named-sections.ts';

/** A searchable page or part of one. */
export interface Section {
  /** Its URL below the base path, with its heading's id. */
  url: string;
  title: string;
  /** Shown below its title: the title of its page, or the group of a problem. */
  place: string;
  /** All of its text, its title first. */
  text: string;
  /** The first step. */
  step?: string;
}

/** The text of a built page, and elements in it to skip. */
const body = 'main .sl-markdown-content';
const skippedElements =
  'script, style, sup, button, svg, .sr-only, .search-field, .heading-link, .problem-list';

/** Stands for a heading; no text contains it. */
const divider = '\uE000';

/**
 * Splits a built page into sections to index: one per heading. Of a problem page, only those of special cases (h3)
 * are sections of their own.
 * @param url the page's URL below the base path
 * @param root the page, whose content is changed
 * @returns its sections, the page itself first; none for a page without a body
 */
export function sectionsOf(url: string, root: HTMLElement): Section[] {
  const main = root.querySelector(body);
  const title = root.querySelector('h1')?.text.trim() ?? '';
  if (!main || isMissingPage(url)) return [];
  main.querySelectorAll(skippedElements).forEach((element) => element.remove());
  // The parser takes them for inline elements.
  main.querySelectorAll('th').forEach((cell) => cell.insertAdjacentHTML('beforeend', ' '));
  const isProblem = problemOf(url) !== undefined;
  const page: Section = { url, title, place: '', text: '' };
  if (isProblem) page.step = main.querySelector('ol li')?.text.trim();
  const headings = main.querySelectorAll('h2, h3');
  const titles = headings.map((heading) => heading.text.trim());
  for (const heading of headings) heading.textContent = divider;
  const texts = `${title}\n${main.structuredText}`.split(divider);
  page.text = texts.shift()!;
  const sections = [page];
  for (const [index, { id, tagName }] of headings.entries()) {
    const text = `${titles[index]}\n${texts[index]}`;
    if (isProblem && tagName === 'H2') page.text += text;
    // A heading without text of its own adds nothing to its page.
    else if (texts[index]!.trim())
      sections.push({ url: `${url}#${id}`, title: titles[index]!, place: title, text });
  }
  return sections;
}
