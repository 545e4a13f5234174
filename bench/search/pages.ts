import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { searchOptions } from '../../src/publish/search-options.ts';
import { recordsOf } from '../../src/search/records.ts';
import type { Language } from '../../src/site.ts';
import { readFiles } from '../../tests/pages.ts';

/** A page of the built site. */
export interface SitePage {
  /** Its address below the base path. */
  url: string;
  language: Language;
  /** Its text, without buttons and reference marks. */
  text: string;
  /** The same and whatever else its main part shows. */
  shown: string;
  sections: Section[];
}

/** What the other engines index: a section of a page. */
export interface Section {
  url: string;
  title: string;
  /** The title of its page; none for the page's opening. */
  titles: string[];
  /** Its text without its title. */
  text: string;
}

/**
 * @param folder a built site
 * @returns the pages that are searched
 */
export function readSite(folder: string): SitePage[] {
  return readFiles(folder)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => [file, `/${file}`.replace(/index\.html$/, '')] as const)
    .filter(([, url]) => !searchOptions.exclude(url))
    .map(([file, url]) => pageFrom(url, readFileSync(path.join(folder, file), 'utf8')))
    .filter(({ sections }) => sections.length > 0);
}

function pageFrom(url: string, html: string): SitePage {
  const records = recordsOf(url, html, { ...searchOptions, whole: () => false });
  const main = parse(html).querySelector('main');
  main?.querySelectorAll('script, style').forEach((element) => element.remove());
  const text = records.map((record) => record.text).join('\n');
  return {
    url,
    language: searchOptions.language(url) as Language,
    text,
    shown: `${text}\n${main?.structuredText ?? ''}`,
    sections: records.map((record) => ({
      url: record.url,
      title: record.title,
      titles: record.url === url ? [] : [record.context],
      text: record.text.slice(record.title.length).trim(),
    })),
  };
}
