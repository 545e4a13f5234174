import { unified, type RemarkPlugins } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import { readFacts, type Facts } from '../facts/load.ts';
import { readRedirects, type Redirect } from '../publish/redirect-list.ts';
import { languageOf } from '../site.ts';
import { words } from '../words.ts';
import type { Word } from '../words.ts';
import { remarkAllowed } from './allowed.ts';
import { remarkBaseLinks } from './base-links.ts';
import { remarkCitations } from './citations.ts';
import { remarkComponents } from './components.ts';
import { rehypeHeadingLinks } from './heading-links.ts';
import { remarkEnglish } from './english.ts';
import { remarkHeadingIds } from './heading-ids.ts';
import { remarkLineBreaks } from './line-breaks.ts';
import { remarkMovedHeadings } from './moved-headings.ts';
import { remarkProblemPages } from './problem-pages.ts';
import { rehypeTableCards } from './table-cards.ts';
import { remarkValues } from './values.ts';

const headingLabel = word('heading.anchorLabel');

/** Options of the plugins. */
export interface PageOptions {
  readFacts: () => Facts;
  readRedirects: () => Redirect[];
  /** The base path of the site. */
  base: string;
}

/** The remark plugins in order. They throw authors' mistakes as a ContentError. */
export function remarkPlugins({ readFacts, readRedirects, base }: PageOptions): PluggableList {
  return [
    [remarkGfm, { singleTilde: false }],
    remarkCjkFriendly,
    remarkHeadingIds,
    remarkAllowed,
    [remarkValues, { readFacts }],
    remarkLineBreaks,
    remarkEnglish,
    [
      remarkProblemPages,
      { messagesTitle: word('problem.messages'), relatedTitle: word('problem.related') },
    ],
    [remarkCitations, { readFacts, listTitle: word('sources.title') }],
    [remarkMovedHeadings, { readRedirects, movedWord: word('moved') }],
    [remarkBaseLinks, base],
    remarkComponents,
  ];
}

/**
 * The Markdown of this site: GFM in which a single `~` is literal (Chinese ranges, 3~4), emphasis next to
 * full-width punctuation, and the site's own plugins.
 * @param base the base path of the site
 */
export function markdownProcessor(base: string) {
  let redirects: Redirect[] | undefined;
  const once = () => (redirects ??= readRedirects());
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: remarkPlugins({ readFacts, readRedirects: once, base }) as RemarkPlugins,
    rehypePlugins: [
      rehypeTableCards,
      [
        rehypeHeadingLinks,
        { label: (page: string, title: string) => headingLabel(page).replace('{{title}}', title) },
      ],
    ],
  });
}

/** @returns a function that gives an interface text in the language of the page at a path. */
function word(key: Word): (page: string) => string {
  return (page) => words[languageOf(page)][key];
}
