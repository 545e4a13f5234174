import { readFileSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { parse } from 'yaml';
import { readFacts } from '../facts/load.ts';
import { readRedirects } from '../publish/redirect-list.ts';
import { remarkBaseLinks } from './base-links.ts';
import { remarkCitations } from './citations.ts';
import { remarkHeadingIds } from './heading-ids.ts';
import { remarkMovedHeadings } from './moved-headings.ts';
import { remarkProblemPages } from './problem-pages.ts';

/**
 * The Markdown of this site: GFM, in which a single `~` stays a character (Chinese writes ranges as
 * 3~4), and emphasis that may touch full-width punctuation, plus the site's own plugins.
 * @param base the path that the site is served under
 */
export function markdownProcessor(base: string) {
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [
      [remarkGfm, { singleTilde: false }],
      remarkCjkFriendly,
      remarkHeadingIds,
      [remarkProblemPages, { relatedTitle: interfaceWord('problem.related') }],
      [remarkCitations, { readFacts, listTitle: interfaceWord('sources.title') }],
      [remarkMovedHeadings, { redirects: readRedirects, movedWord: interfaceWord('moved') }],
      [remarkBaseLinks, base],
    ],
  });
}

/** @returns a function that gives an interface word in the language of the page at a path. */
function interfaceWord(key: string): (page: string) => string {
  return (page) => {
    const lang = page.includes('/content/docs/en/') ? 'en' : 'zh-CN';
    const words = parse(readFileSync(`content/i18n/${lang}.yaml`, 'utf8')) as Record<
      string,
      string
    >;
    return words[key] ?? key;
  };
}
