import type { HTMLElement } from 'node-html-parser';
import { markdownOf } from './markdown.ts';
import { addressOf } from '../built-pages.ts';
import { isMissingPage, type Language } from '../site.ts';

/** A finished page, reduced to what its exports need. */
export interface FinishedPage {
  /** The folder of its file within the built site: `` or `guides/cancel/`. */
  folder: string;
  /** The absolute URL of the page. */
  address: string;
  lang: Language;
  title: string;
  description: string;
  siteTitle: string;
  /** The day of the last review, YYYY-MM-DD. */
  reviewed: string;
  /** The content as Markdown, without the title. */
  text: string;
}

/**
 * @param file a file of the built site
 * @param html its parsed content, of which no reference is kept
 * @returns the page, or undefined for 404, redirect and offline pages
 */
export function finishedPage(file: string, html: HTMLElement): FinishedPage | undefined {
  const content = html.querySelector('main .sl-markdown-content');
  const url = addressOf(file);
  if (!content || isMissingPage(url)) return undefined;
  const folder = url.slice(1);
  const find = (selector: string) => {
    const element = html.querySelector(selector);
    if (!element) throw new Error(`${file}: expected ${selector}`);
    return element;
  };
  const meta = (selector: string) => find(selector).getAttribute('content')!;
  const address = find('link[rel=canonical]').getAttribute('href')!;
  const lang = find('html').getAttribute('lang') as Language;
  return {
    folder,
    address,
    lang,
    text: markdownOf(content.innerHTML, address, lang),
    title: find('h1').text.trim(),
    description: meta('meta[name=description]'),
    siteTitle: meta('meta[property="og:site_name"]'),
    reviewed: find('.page-facts time').getAttribute('datetime')!,
  };
}
