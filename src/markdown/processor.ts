import { unified, type RemarkPlugins } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import { readFacts } from '../facts/load.ts';
import type { Facts } from '../facts/files.ts';
import { readRedirects, type Redirect } from '../redirects.ts';
import { remarkAllowedElements } from './allowed-elements.ts';
import { remarkAllowed } from './allowed.ts';
import { remarkCitations } from './citations.ts';
import { remarkComponents } from './components.ts';
import { remarkHeadingIds } from './heading-ids.ts';
import { remarkMovedHeadings } from './moved-headings.ts';
import { remarkPresentation } from './presentation.ts';
import { remarkProblemPages } from './problem-pages.ts';
import { remarkValues } from './values.ts';

/** Options of the plugins. */
export interface PageOptions {
  readFacts: () => Facts;
  readRedirects: () => Redirect[];
}

/** The remark plugins in order. They throw a VFileMessage for an author's mistake. */
export function remarkPlugins({ readFacts, readRedirects }: PageOptions): PluggableList {
  return [
    [remarkGfm, { singleTilde: false }],
    remarkCjkFriendly,
    remarkHeadingIds,
    [remarkAllowedElements, readFacts],
    remarkAllowed,
    [remarkValues, readFacts],
    remarkProblemPages,
    [remarkCitations, readFacts],
    [remarkMovedHeadings, readRedirects],
    remarkPresentation,
    remarkComponents,
  ];
}

/**
 * The Markdown of this site: GFM in which a single `~` is literal (Chinese ranges, 3~4), emphasis next to
 * full-width punctuation, and the site's own plugins.
 */
export function markdownProcessor() {
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: remarkPlugins({ readFacts, readRedirects }) as RemarkPlugins,
  });
}
