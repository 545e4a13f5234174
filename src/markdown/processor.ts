import { readFileSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { parse } from 'yaml';
import { readFacts } from '../facts/load.ts';
import { remarkBaseLinks } from './base-links.ts';
import { remarkCitations } from './citations.ts';
import { remarkHeadingIds } from './heading-ids.ts';

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
      [remarkCitations, { readFacts, listTitle: sourceListTitle }],
      [remarkBaseLinks, base],
    ],
  });
}

function sourceListTitle(page: string): string {
  const lang = page.includes('/content/docs/en/') ? 'en' : 'zh-CN';
  const words = parse(readFileSync(`content/i18n/${lang}.yaml`, 'utf8')) as {
    'sources.title': string;
  };
  return words['sources.title'];
}
