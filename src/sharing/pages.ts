import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { status } from '../facts/schema.ts';
import type { Status } from '../facts/schema.ts';

/** What is shared of a finished page. */
export interface FinishedPage {
  /** The folder of its file, below the built site: `` or `guides/cancel/`. */
  folder: string;
  /** The page's address with the site's. */
  address: string;
  /** BCP 47 tag. */
  lang: string;
  title: string;
  description: string;
  siteTitle: string;
  /** The day on which its facts were last gone through, YYYY-MM-DD. */
  reviewed: string;
  /** What a screen says, on the page of a problem. */
  message?: string;
  /** Whether the way to pay that the page is about works. */
  status?: { name: Status; word: string };
  html: HTMLElement;
}

/**
 * @param built the folder of a built site
 * @returns its pages but those for wrong, moved and unreachable addresses, sorted by folder
 */
export function finishedPages(built: string): FinishedPage[] {
  return readdirSync(built, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)index\.html$/.test(file) && !/(^|\/)404\//.test(file))
    .sort()
    .map((file) => ({
      folder: file.replace(/index\.html$/, ''),
      html: parse(readFileSync(path.join(built, file), 'utf8')),
    }))
    .filter(({ html }) => html.querySelector('main .sl-markdown-content'))
    .map(finishedPage);
}

function finishedPage({ folder, html }: { folder: string; html: HTMLElement }): FinishedPage {
  const find = (selector: string) => {
    const element = html.querySelector(selector);
    if (!element) throw new Error(`${folder}index.html: expected ${selector}`);
    return element;
  };
  const content = (selector: string) => find(selector).getAttribute('content')!;
  const shown = html.querySelector('.fact-box.route .status');
  return {
    folder,
    html,
    address: find('link[rel=canonical]').getAttribute('href')!,
    lang: find('html').getAttribute('lang')!,
    title: find('h1').text.trim(),
    description: content('meta[name=description]'),
    siteTitle: content('meta[property="og:site_name"]'),
    reviewed: find('footer time').getAttribute('datetime')!,
    message: html.querySelector('.message q')?.text.trim(),
    status: shown
      ? {
          name: status.parse(shown.getAttribute('data-status')),
          // Noto Sans has no ✕.
          word: shown.text.trim().replace('✕', '×'),
        }
      : undefined,
  };
}
