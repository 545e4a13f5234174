import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { readSections } from '../../src/search/index/build.ts';
import { languageIn } from '../../src/search/index/site.ts';
import type { Language } from '../../src/site.ts';

/** A page of the built site. */
export interface SitePage {
  /** Its address below the base path. */
  url: string;
  language: Language;
  /** Its text, without buttons and citation marks. */
  text: string;
  /** Its text with everything else in its main part. */
  shown: string;
}

/**
 * @param folder a built site
 * @returns the pages to search
 */
export function readSite(folder: string): SitePage[] {
  const pages = Object.groupBy(readSections(folder), ({ url }) => url.replace(/#.*$/, ''));
  return Object.entries(pages).map(([url, sections]) => {
    const text = sections!.map((section) => section.text).join('\n');
    return {
      url,
      language: languageIn(url),
      text,
      shown: `${text}\n${mainText(path.join(folder, url.replace(/\/$/, '/index.html')))}`,
    };
  });
}

function mainText(file: string): string {
  const main = parse(readFileSync(file, 'utf8')).querySelector('main');
  main?.querySelectorAll('script, style').forEach((element) => element.remove());
  return main?.structuredText ?? '';
}
