import { parse, type HTMLElement } from 'node-html-parser';
import { builds } from './builds.ts';
import { addressOf, readBuiltPages } from '../src/built-pages.ts';

/** A built page: its address relative to the base path, such as `/guides/cancel/`, and its parsed HTML. */
export interface Page {
  url: string;
  root: HTMLElement;
}

const parsed = new Map<string, Page[]>();

/**
 * @param folder a built site
 * @returns its HTML pages, parsed once: whoever changes one takes a copy
 */
export function readPages(folder = builds.root.folder): Page[] {
  const pages =
    parsed.get(folder) ??
    readBuiltPages(folder)
      // en/404.html is a copy of en/404/ for hosts.
      .filter(({ file }) => file !== 'en/404.html')
      .map(({ file, html }) => ({ url: addressOf(file), root: parse(html) }));
  parsed.set(folder, pages);
  return pages;
}

/**
 * @param folder a built site
 * @returns its pages except redirects
 */
export function readContentPages(folder = builds.root.folder): Page[] {
  return readPages(folder).filter(({ root }) => root.querySelector('main .sl-markdown-content'));
}

/** @returns an attribute's values on all elements that match a selector. */
export function attributes({ root }: Pick<Page, 'root'>, selector: string, name: string): string[] {
  return root
    .querySelectorAll(selector)
    .map((element) => element.getAttribute(name))
    .filter((value) => value !== undefined);
}
