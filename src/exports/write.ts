import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HTMLElement } from 'node-html-parser';
import { addressOf } from '../built-pages.ts';
import { uiText } from '../i18n.ts';
import { isMissingPage, languages, type Language } from '../site.ts';
import { markdownOf } from './markdown.ts';

/** A finished page, reduced to what its exports need. */
export type FinishedPage = NonNullable<ReturnType<typeof finishedPage>>;

/** @returns a built page without references to its HTML, or undefined for 404, redirect and offline pages. */
export function finishedPage(file: string, html: HTMLElement) {
  const content = html.querySelector('main .sl-markdown-content');
  const url = addressOf(file);
  if (!content || isMissingPage(url)) return undefined;
  const valueOf = (selector: string, attribute: string) =>
    html.querySelector(selector)!.getAttribute(attribute)!;
  const address = valueOf('link[rel=canonical]', 'href');
  return {
    /** The folder of its file within the built site: `` or `guides/cancel/`. */
    folder: url.slice(1),
    /** The absolute URL of the page. */
    address,
    lang: valueOf('html', 'lang') as Language,
    /** The content as Markdown, without the title. */
    text: markdownOf(content.innerHTML, address),
    title: html.querySelector('h1')!.text.trim(),
    description: valueOf('meta[name=description]', 'content'),
    siteTitle: valueOf('meta[property="og:site_name"]', 'content'),
    /** The day of the last review, YYYY-MM-DD. */
    reviewed: valueOf('.page-facts time', 'datetime'),
    /** The groups of the sidebar: a label, and the absolute URLs of pages. */
    groups: html.querySelectorAll('.sidebar-list > li').map((group) => ({
      label: group.querySelector('strong')!.text,
      links: group
        .querySelectorAll('a')
        .map((link) => new URL(link.getAttribute('href')!, address).href),
    })),
  };
}

/**
 * Writes the Markdown of each finished page (`index.md`) and a list of the Markdown files of each language:
 * `llms.txt` (https://llmstxt.org/), grouped as in the sidebar, with the problems after their index.
 */
export function writeExports(folder: string, pages: FinishedPage[]): void {
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  for (const { folder: own, title, address, lang, reviewed, text } of pages) {
    const review = `${uiText[lang]['page.reviewed']} ${reviewed}`;
    write(`${own}index.md`, `# ${title}\n\n<${address}>\n\n${review}\n\n${text}`);
  }
  const sorted = pages.toSorted((a, b) => a.address.localeCompare(b.address));
  const homes = Object.values(languages).map((root) => pages.find((page) => page.folder === root)!);
  for (const home of homes) {
    const other = homes.find((page) => page !== home)!;
    const groups = home.groups.map(({ label, links }) => {
      const listed = links.flatMap((link) =>
        sorted.filter(({ address }) =>
          link.endsWith('/troubleshooting/') ? address.startsWith(link) : address === link,
        ),
      );
      const lines = listed.map((page) => line(page.title, `${page.address}index.md`, page));
      return `## ${label}\n\n${lines.join('')}`;
    });
    // The specification's name for pages that may be skipped.
    groups.push(`## Optional\n\n${line(other.siteTitle, `${other.address}llms.txt`, other)}`);
    const head = `# ${home.siteTitle}\n\n> ${home.description}\n`;
    write(`${home.folder}llms.txt`, [head, ...groups].join('\n'));
  }
}

function line(title: string, address: string, { description }: FinishedPage): string {
  return `- [${title}](${address}): ${description}\n`;
}
