import path from 'node:path';
import { unified, type RemarkPlugins } from '@astrojs/markdown-remark';
import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import type { VFile } from 'vfile';
import { cached, hashOf } from '../cached.ts';
import { readText } from '../check/text.ts';
import { readFacts } from '../facts/load.ts';
import type { Facts } from '../facts/files.ts';
import { readRedirects, redirectsFile, type Redirect } from '../redirects.ts';
import { localeOfPath, readSettings } from '../site.ts';
import { checkMarkdown } from './allowed.ts';
import { addCitations } from './citations.ts';
import { importComponents, type Page } from './elements.ts';
import { addMovedHeadings, takeHeadingIds } from './heading-ids.ts';
import { present } from './presentation.ts';
import { completeProblem } from './problem-pages.ts';
import { printValues } from './values.ts';

/** Where the facts and redirects come from. */
export type PageOptions = { readFacts: () => Facts; readRedirects: () => Redirect[] };

/** What happens to a page, in order. A step throws a VFileMessage for an author's mistake. */
const steps: ((tree: Root, page: Page) => void)[] = [
  takeHeadingIds,
  checkMarkdown,
  printValues,
  completeProblem,
  addCitations,
  addMovedHeadings,
  present,
  importComponents,
];

/** Remark plugin: all that is special about the Markdown of this site. */
function remarkPages({ readFacts, readRedirects }: PageOptions) {
  const redirects = readRedirects();
  return (tree: Root, file: VFile): void => {
    const name = path.relative('content/docs', file.path).replaceAll(path.sep, '/');
    const page: Page = {
      address: `/${name}`.replace(/(\/index)?\.mdx$/, '/'),
      lang: localeOfPath(name, ''),
      file,
      frontmatter: file.data.astro!.frontmatter!,
      facts: readFacts(),
      redirects,
    };
    for (const step of steps) step(tree, page);
  };
}

/** GFM in which a single `~` is literal (Chinese ranges, 3~4), emphasis next to full-width punctuation, and ours. */
export function remarkPlugins(options: PageOptions): PluggableList {
  return [[remarkGfm, { singleTilde: false }], remarkCjkFriendly, [remarkPages, options]];
}

/** The Markdown of this site, for Astro. A build compiles only the pages that changed since the last one. */
export function markdownProcessor(): ReturnType<typeof unified> {
  const processor = unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: remarkPlugins({ readFacts, readRedirects }) as RemarkPlugins,
  });
  if (process.env.NODE_ENV !== 'production') return processor;
  return {
    ...processor,
    createMdxRenderer: async (shared, mdx) => {
      const renderer = await processor.createMdxRenderer!(shared, mdx);
      const files = hashOf('src', 'content/facts', 'content/i18n');
      const others = [files, readText(redirectsFile), readSettings(process.env)];
      return {
        process: (text, file, frontmatter) => {
          const name = path.relative('content/docs', file);
          return cached(`node_modules/.cache/mdx/${name}`, [...others, text, frontmatter], () =>
            renderer.process(text, file, frontmatter),
          );
        },
      };
    },
  };
}
