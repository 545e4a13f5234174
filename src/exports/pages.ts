import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { status } from '../facts/schema.ts';
import type { Status } from '../facts/schema.ts';
import { markdownOf } from './markdown.ts';
import { derived } from '../derived.ts';
import { filesIn } from '../files.ts';

/** A finished page, reduced to what its exports need. */
export interface FinishedPage {
  /** The folder of its file within the built site: `` or `guides/cancel/`. */
  folder: string;
  /** The absolute URL of the page. */
  address: string;
  /** BCP 47 tag. */
  lang: string;
  title: string;
  description: string;
  siteTitle: string;
  /** The day of the last review, YYYY-MM-DD. */
  reviewed: string;
  /** The first message, on a problem page. */
  message?: string;
  /** The status of the way to pay, on its guide. */
  status?: { name: Status; word: string };
  /** The content as Markdown, without the title. */
  text: string;
}

/**
 * @param built the folder of a built site
 * @returns its pages, without 404, redirect and offline pages, sorted by folder
 */
export function finishedPages(built: string): FinishedPage[] {
  return filesIn(built)
    .filter((file) => /(^|\/)index\.html$/.test(file) && !/(^|\/)404\//.test(file))
    .flatMap((file) => {
      const html = parse(readFileSync(path.join(built, file), 'utf8'));
      const content = html.querySelector('main .sl-markdown-content');
      return content ? [finishedPage(file.replace(/index\.html$/, ''), html, content)] : [];
    });
}

/** Keeps no reference to the parsed tree, which is large. */
function finishedPage(folder: string, html: HTMLElement, content: HTMLElement): FinishedPage {
  const find = (selector: string) => {
    const element = html.querySelector(selector);
    if (!element) throw new Error(`${folder}index.html: expected ${selector}`);
    return element;
  };
  const meta = (selector: string) => find(selector).getAttribute('content')!;
  const shown = html.querySelector('.fact-box.route .status');
  const address = find('link[rel=canonical]').getAttribute('href')!;
  const lang = find('html').getAttribute('lang')!;
  const source = [content.innerHTML, address, lang] as const;
  const { kept, keep } = derived(`${folder}index.md`, source);
  return {
    folder,
    address,
    lang,
    text: kept?.toString() ?? keep(markdownOf(...source)),
    title: find('h1').text.trim(),
    description: meta('meta[name=description]'),
    siteTitle: meta('meta[property="og:site_name"]'),
    reviewed: find('.page-facts time').getAttribute('datetime')!,
    message: html.querySelector('.message q')?.text.trim(),
    status: shown
      ? {
          name: status.parse(shown.getAttribute('data-status')),
          // Noto Sans lacks ✕.
          word: shown.text.trim().replace('✕', '×'),
        }
      : undefined,
  };
}
