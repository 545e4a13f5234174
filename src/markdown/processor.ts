import { unified } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import words from '../../content/i18n/zh-CN.json' with { type: 'json' };
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
      [remarkProblemPages, { relatedTitle: words['problem.related'] }],
      [remarkCitations, { readFacts, listTitle: words['sources.title'] }],
      [remarkMovedHeadings, { redirects: readRedirects, movedWord: words['moved'] }],
      [remarkBaseLinks, base],
    ],
  });
}
