import type { HTMLElement } from 'node-html-parser';
import { markdownOf } from './markdown.ts';
import { addressOf } from '../built-pages.ts';
import { isMissingPage, type Language } from '../site.ts';

/** A finished page, reduced to what its exports need. */
export type FinishedPage = NonNullable<ReturnType<typeof finishedPage>>;

/**
 * @param file a file of the built site
 * @param html its parsed content, of which no reference is kept
 * @returns the page, or undefined for 404, redirect and offline pages
 */
export function finishedPage(file: string, html: HTMLElement) {
  const content = html.querySelector('main .sl-markdown-content');
  const url = addressOf(file);
  if (!content || isMissingPage(url)) return undefined;
  const find = (selector: string) => {
    const element = html.querySelector(selector);
    if (!element) throw new Error(`${file}: expected ${selector}`);
    return element;
  };
  const meta = (selector: string) => find(selector).getAttribute('content')!;
  const address = find('link[rel=canonical]').getAttribute('href')!;
  const lang = find('html').getAttribute('lang') as Language;
  return {
    /** The folder of its file within the built site: `` or `guides/cancel/`. */
    folder: url.slice(1),
    /** The absolute URL of the page. */
    address,
    lang,
    /** The content as Markdown, without the title. */
    text: markdownOf(content.innerHTML, address),
    title: find('h1').text.trim(),
    description: meta('meta[name=description]'),
    siteTitle: meta('meta[property="og:site_name"]'),
    /** The day of the last review, YYYY-MM-DD. */
    reviewed: find('.page-facts time').getAttribute('datetime')!,
  };
}
