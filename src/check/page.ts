import path from 'node:path';
import type { Heading, Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { z } from 'astro/zod';
import { pastDate, shownText } from '../facts/fields.ts';
import { factsPath } from '../facts/files.ts';
import { checkYaml } from '../facts/yaml.ts';
import { languages, localeOfPath, type Language } from '../site.ts';
import { remarkPlugins, type PageOptions } from '../markdown/processor.ts';
import { ContentError } from './error.ts';
import { blocksOf } from './parity.ts';
import { lineAt } from './text.ts';

export const docs = 'content/docs/';

/** How many letters search engines show of a title, before the site's, and of a description; Han ones are twice as wide. */
const shown = {
  'zh-CN': { title: 52, description: 239 },
  en: { title: 42, description: 200 },
};

/** The schema of a page's frontmatter. Starlight accepts more keys, some of which can add scripts. */
function frontmatterIn(language: Language) {
  const label = shownText[language].regex(/^[^{]*$/, 'cannot quote a value: write the words');
  const sentence =
    language === 'en' ? label : label.regex(/\p{Script=Han}/u, 'expected Chinese words');
  const upTo = (width: number) =>
    sentence.refine(
      (text) => text.replace(/[^\u0000-\u2e80]/g, '$&$&').length <= width,
      `search engines cut it: write at most ${width} letters, or half as many Chinese characters`,
    );
  return z.strictObject({
    title: upTo(shown[language].title),
    description: upTo(shown[language].description),
    reviewed: pastDate,
    sidebar: z.strictObject({ label }).optional(),
    tableOfContents: z.literal(false).optional(),
  });
}

/** What to write instead of something that cannot be parsed. */
const syntax =
  'a tag is <Name key="text" />, or closed in the same block; a value is <Value id="cancel-deadline" />; for the signs < and { write &lt; and \\{; a heading ends in [#id]';

const headAdvice =
  'expected the frontmatter first, between two lines "---": title, description, reviewed';
const boxAdvice =
  'a box is :::caution[title] (or note, tip, danger) without spaces before the name, its text, and ::: on a line of its own';

/** A complete `:::box` with text in it. */
const box =
  /^ *:::(?:note|tip|caution|danger)(?:\[.*\])?\n(?=\s*(?!:::)\S)(?:(?! *:::).*\n)* *::: *$/gm;

/** A page: its file, its name in all languages (`guides/cancel`), its address, frontmatter, headings and links. */
export type Page = ReturnType<ReturnType<typeof pageChecker>>;

/**
 * @returns a function that parses a page as the build does, and returns what to compare with other pages and
 *   files, or throws a ContentError with file and line
 */
export function pageChecker(options: PageOptions) {
  const processor = unified().use(remarkParse).use(remarkMdx).use(remarkPlugins(options)).freeze();
  return (file: string, text: string) => {
    const language = localeOfPath(file, docs);
    const name = file.slice(docs.length + languages[language].length, -'.mdx'.length);
    const vfile: VFile = new VFile({ path: path.resolve(file), value: text });
    try {
      const problem = /^troubleshooting\/(?!index$)(.+)/.exec(name)?.[1];
      if (problem && !options.readFacts().problems.has(problem))
        vfile.fail(`${factsPath('problems')} has no entry ${problem}: add it`);
      const [, head] = /^---\n([^]*?\n)--- *\n/.exec(text) ?? [];
      if (head === undefined) vfile.fail(headAdvice);
      const frontmatter = checkYaml(file, `\n${head}`, frontmatterIn(language));
      // Blank lines in place of the frontmatter, so that lines keep their numbers.
      const body = text.replace(`---\n${head}---`, head.replace(/[^\n]/g, '') + '\n');
      const boxless = body.replace(box, (whole) => whole.replace(/\S/g, ' '));
      const lone = boxless.search(/^ *(?::::|：：)/m);
      if (lone >= 0) vfile.fail(boxAdvice, { line: lineAt(body, lone), column: 1 });
      Object.assign(vfile, { value: body, data: { astro: { frontmatter: { ...frontmatter } } } });
      const tree: Root = processor.parse(vfile);
      if (tree.children.every(({ type }) => type === 'mdxFlowExpression'))
        vfile.fail('has no text: write it below the frontmatter');
      const blocks = blocksOf(tree, language);
      const links: { url: string; line: number }[] = [];
      visit(tree, 'link', ({ url, position }) => {
        links.push({ url, line: position!.start.line });
      });
      const empty = tree.children.find((node, index) => {
        if (node.type !== 'heading') return false;
        const next = tree.children[index + 1];
        return !next || (next.type === 'heading' && next.depth <= node.depth);
      });
      /** The ids of its headings. */
      const ids: string[] = [];
      visit(processor.runSync(tree, vfile), 'heading', ({ data }: Heading) => {
        ids.push(String(data?.hProperties?.['id']));
      });
      if (empty)
        vfile.fail('a heading without text below it: write it, or remove the heading', empty);
      const address = `/${languages[language]}${name}/`.replace(/(^|\/)index\/$/, '/');
      return { file, language, name, address, ids, links, blocks, ...frontmatter };
    } catch (error) {
      if (!(error instanceof VFileMessage)) throw error;
      // For an unclosed tag, the message contains the position where it starts.
      const line = /\((\d+):\d+-/.exec(error.reason)?.[1] ?? error.line ?? 1;
      const advice = error.source ? `: ${syntax}` : '';
      throw new ContentError(`${file}:${line}: ${error.reason}${advice}`);
    }
  };
}
