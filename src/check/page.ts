import path from 'node:path';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { z } from 'astro/zod';
import { pastDate, shownText } from '../facts/fields.ts';
import { checkYaml } from '../facts/yaml.ts';
import { localeOfFile, type Language } from '../site.ts';
import { fail } from '../markdown/fail.ts';
import { remarkPlugins, type PageOptions } from '../markdown/processor.ts';
import { ContentError } from './error.ts';
import { adviceFor } from './advice.ts';
import { blocksOf } from './parity.ts';
import { lineAt } from './text.ts';

/** The schema of a page's frontmatter. Starlight accepts more keys, some of which can add scripts. */
function frontmatterIn(language: Language) {
  // Browser tabs, search results and link previews show these as they are.
  const label = shownText[language].refine(
    (text) => !/<\w|[*`{]|\]\(/.test(text),
    'is plain text: remove the bold, link, tag or value',
  );
  const sentence =
    language === 'en'
      ? label.regex(/[a-z]/i, 'expected English words')
      : label.regex(/\p{Script=Han}/u, 'expected Chinese words');
  return z.strictObject({
    title: sentence,
    description: sentence,
    reviewed: pastDate,
    sidebar: z.strictObject({ label }).optional(),
    tableOfContents: z.literal(false).optional(),
  });
}

const frontmatter = { 'zh-CN': frontmatterIn('zh-CN'), en: frontmatterIn('en') };

/** A complete `:::box` with text in it. */
const box = /^:::\w.*\n(?=\s*(?!:::)\S)(?:(?!:::).*\n)*::: *$/gm;

/** Maximum length of a page, in characters: nobody reads more. */
const longest = 60_000;

/** The parts of a page to compare with other pages and files. */
export type PageOutline = ReturnType<ReturnType<typeof pageChecker>>;

/**
 * Creates a function that checks a page by parsing it as the build does.
 * @returns a function from a page's file and text to its headings and links, which throws a ContentError with
 *   file and line
 */
export function pageChecker(options: PageOptions) {
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkPlugins(options)).freeze();
  return (file: string, text: string) => {
    const [, head] = /^---\n([^]*?\n)--- *\n/.exec(text) ?? [];
    if (head === undefined) {
      throw new ContentError(
        `${file}:1: expected the frontmatter first, between two lines "---": title, description, reviewed`,
      );
    }
    if (text.length > longest) {
      throw new ContentError(`${file}: has ${text.length} characters: split it into several pages`);
    }
    const language = localeOfFile(`/${file}`);
    const { sidebar, ...keys } = checkYaml(file, `\n${head}`, frontmatter[language]);
    // Blank lines in place of the frontmatter, so that lines keep their numbers.
    const body = text.replace(`---\n${head}---`, head.replace(/[^\n]/g, '') + '\n');
    const lines = body.split('\n');
    const lone = body.replace(box, (whole) => whole.replace(/\S/g, ' ')).search(/^:::/m);
    if (lone >= 0) {
      throw new ContentError(
        `${file}:${lineAt(body, lone)}: a box is :::caution[title], its text, and ::: on a line of its own: one of the three is missing`,
      );
    }
    const vfile = new VFile({ path: path.resolve(file), value: body });
    try {
      const tree: Root = processor.parse(vfile);
      if (tree.children.every(({ type }) => type === 'mdxFlowExpression'))
        throw new ContentError(`${file}: has no text: write it below the frontmatter`);
      const blocks = blocksOf(tree, language);
      const links: { url: string; line: number }[] = [];
      visit(tree, 'link', ({ url, position }) => {
        links.push({ url, line: position!.start.line });
      });
      let last = 0;
      visit(tree, 'list', ({ ordered, start, children }) => {
        if (!ordered) return;
        last = Math.max(last, children.length);
        for (const [index, { position }] of children.entries()) {
          const { line } = position!.start;
          const number = /\d+/.exec(lines[line - 1]!)?.[0];
          if (start === 1 && Number(number) !== index + 1)
            fail(
              vfile,
              line,
              `expected item ${index + 1}, found ${number}: one is missing or on the line of another`,
            );
        }
      });
      const empty = tree.children.find((node, index) => {
        if (node.type !== 'heading') return false;
        const next = tree.children[index + 1];
        return !next || (next.type === 'heading' && next.depth <= node.depth);
      });
      /** The ids of its headings. */
      const ids: string[] = [];
      const names = new Set<string>();
      let steps = 0;
      visit(processor.runSync(tree, vfile), 'heading', (node: Heading) => {
        ids.push(String(node.data?.hProperties?.['id']));
        const name = toString(node);
        if (names.has(name)) fail(vfile, node, `a heading "${name}" is there already: rename one`);
        names.add(name);
        const step = /^(?:第 ?|Step )(\d+)/.exec(name)?.[1];
        if (step !== undefined && Number(step) !== ++steps)
          fail(vfile, node, `expected step ${steps}, found ${step}: number the headings in order`);
      });
      for (const [index, { line, what, text: words, inner }] of blocks.entries()) {
        const [twice] =
          /(?<=^|[。！？.!?]\s*)([^。！？.!?]{8,}[。！？.!?])(?=[^]*\1)/.exec(words) ?? [];
        if (twice) fail(vfile, line, `"${twice.trim()}" is there twice: remove one`);
        const another = inner.find((part) =>
          /^another (a link to \/en\/\w+\/\w|<Value)/.test(part),
        );
        if (another)
          fail(vfile, line, `${another.replace(' a ', ' ')} here: correct one of the two`);
        const [, step = '0'] = /第 ?(\d+) 步|[Ss]tep (\d+)/.exec(words)?.filter(Boolean) ?? [];
        if (Number(step) > Math.max(last, steps))
          fail(vfile, line, `there is no step ${step} on this page: correct the number`);
        const group = /^<ProblemList group="(.*)"/.exec(what)?.[1];
        if (group && !blocks[index - 1]?.what.endsWith(`[#${group}]`))
          fail(vfile, line, `${what}: put it right below the heading that ends in [#${group}]`);
      }
      if (empty)
        fail(vfile, empty, 'a heading without text below it: write it, or remove the heading');
      // Its name in the sidebar, if not the title.
      const label = sidebar?.label;
      return { ids, links, blocks, label, ...keys };
    } catch (error) {
      if (!(error instanceof VFileMessage)) throw error;
      // For an unclosed tag, the message contains the position where it starts.
      const line = /\((\d+):\d+-/.exec(error.reason)?.[1] ?? error.line ?? 1;
      throw new ContentError(
        `${file}:${line}: ${adviceFor(error.reason, lines[Number(line) - 1])}`,
      );
    }
  };
}
