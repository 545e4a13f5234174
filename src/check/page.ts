import path from 'node:path';
import type { Heading, Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { z } from 'astro/zod';
import { pastDate, seenText } from '../facts/schema.ts';
import { checkYaml } from '../facts/yaml.ts';
import { remarkPlugins, type PageOptions } from '../markdown/processor.ts';
import { ContentError } from './error.ts';
import { adviceFor } from './advice.ts';
import { lineAt } from './text.ts';

/** What tabs, results and previews show as it is. */
const plainText = seenText.refine(
  (text) => !/<\w|[*`{]|\]\(/.test(text),
  'is plain text: remove the bold, link, tag or value',
);

/** The frontmatter of a page. Starlight knows more keys: some of them would put scripts into a page. */
const frontmatter = z.strictObject({
  // A date would be no text to Astro.
  title: plainText.refine((text) => /[^\d-]/.test(text), 'expected words'),
  description: plainText,
  reviewed: pastDate,
  sidebar: z.strictObject({ label: plainText }).optional(),
  tableOfContents: z.literal(false).optional(),
});

/** More than anybody reads on one page, in characters. */
const longest = 60_000;

/** What other pages and files can be compared with. */
export interface PageOutline {
  /** The ids of its headings. */
  ids: string[];
  links: { url: string; line: number }[];
}

/**
 * Makes a function that checks a page by reading it as the build does.
 * @returns for a page's file and text, its headings and links
 * @throws ContentError naming what is wrong with file and line
 */
export function pageChecker(options: Omit<PageOptions, 'base'>) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkPlugins({ ...options, base: '/' }))
    .freeze();
  return (file: string, text: string): PageOutline => {
    const [, head] = /^---\n([^]*?\n)---/.exec(text) ?? [];
    if (head === undefined) {
      throw new ContentError(
        `${file}:1: expected the frontmatter first, between two lines "---": title, description, reviewed`,
      );
    }
    if (text.length > longest) {
      throw new ContentError(`${file}: has ${text.length} characters: make several pages of it`);
    }
    checkYaml(file, `\n${head}`, frontmatter);
    // Blank lines in place of the frontmatter, so that lines keep their numbers.
    const body = text.replace(`---\n${head}---`, head.replace(/[^\n]/g, '') + '\n');
    const boxes = [...body.matchAll(/^:::(.?)/gm)];
    const lone = boxes.findLast(({ 1: opens }, place) => (place % 2 === 0) !== (opens !== ''));
    const unclosed = lone ?? (boxes.length % 2 === 1 ? boxes.at(-1) : undefined);
    if (unclosed) {
      const line = lineAt(body, unclosed.index);
      throw new ContentError(
        `${file}:${line}: a box is :::caution[title], its text, and ::: on a line of its own: one of the two is missing`,
      );
    }
    const vfile = new VFile({ path: path.resolve(file), value: body });
    try {
      const tree: Root = processor.parse(vfile);
      if (tree.children.every(({ type }) => type === 'mdxFlowExpression'))
        throw new ContentError(`${file}: has no text: write it below the frontmatter`);
      const links: PageOutline['links'] = [];
      visit(tree, ['link', 'definition'], (node) => {
        links.push({ url: (node as { url: string }).url, line: node.position!.start.line });
      });
      const ids: string[] = [];
      visit(processor.runSync(tree, vfile), 'heading', ({ data }: Heading) => {
        ids.push(String((data as { hProperties: { id: string } }).hProperties.id));
      });
      return { ids, links };
    } catch (error) {
      if (!(error instanceof VFileMessage)) throw error;
      // Of what is not closed it names the place where that begins.
      const line = /\((\d+):\d+-/.exec(error.reason)?.[1] ?? error.line ?? 1;
      throw new ContentError(
        `${file}:${line}: ${adviceFor(error.reason, body.split('\n')[Number(line) - 1])}`,
      );
    }
  };
}
