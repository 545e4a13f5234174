import type { List, Nodes, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { parse, section, type Page } from './elements.ts';

/** The sections of a problem page, most urgent first. */
const sections = ['what-to-do', 'still-failing', 'how-to-tell', 'meaning'];

/** Maximum number of steps that a reader in trouble will follow. */
const mostSteps = 6;

/** Maximum length of the first step, which lists of problems show, and what separates the things counted. */
const longestFirst = { 'zh-CN': [50, 'characters', ''], en: [30, 'words', ' '] } as const;

/**
 * Completes the pages in `troubleshooting/`, whose file name is the id of their problem: adds further help after
 * [#still-failing], and messages and related problems at the end. The text of the first step goes into the
 * frontmatter as `first`, for lists of problems. Runs after heading ids and values, before citations.
 */
export function completeProblem(tree: Root, page: Page): void {
  const id = /troubleshooting\/(.+)\/$/.exec(page.address)?.[1];
  if (!id) return;
  const file: VFile = page.file;

  const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 2);
  const found = headings.map(({ data }) => data?.hProperties?.['id']);
  if (found.join() !== sections.join()) {
    const other = headings.find((_, index) => found[index] !== sections[index]);
    const [expected, own] = [sections, found].map((ids) => `[#${ids.join('] [#')}]`);
    file.fail(`expected the sections ${expected}, found ${own}`, other ?? headings.at(-1) ?? tree);
  }
  const starts = headings.map((node) => tree.children.indexOf(node));
  /** The blocks before the first section (0), of the first section (1), and so on. */
  const part = (index: number) => tree.children.slice(starts[index - 1] ?? 0, starts[index]);
  if (!part(0).some(({ type }) => type === 'paragraph'))
    file.fail('expected text before it: what happened, whether money was taken', headings[0]);
  const isSteps = (node: Nodes): node is List => node.type === 'list' && !!node.ordered;
  const steps = part(1).find(isSteps);
  if (!steps || steps.children.length > mostSteps)
    file.fail(`expected one numbered list of at most ${mostSteps} steps below it`, headings[0]);
  const more = tree.children.filter(isSteps).find((list) => list !== steps);
  if (more) file.fail('a second numbered list: make one of the two, or begin items with "-"', more);
  if (!part(3).some(({ type }) => type === 'table'))
    file.fail('expected a table below it: what the screen says, and where to go', headings[2]);
  const inner = tree.children.find((node) => node.type === 'heading' && node.depth > 2);
  if (inner && !part(4).includes(inner))
    file.fail('only [#meaning] has headings within it: write this one in bold', inner);
  const [step] = steps.children;
  const first = toString(step).trim();
  const [most, unit, between] = longestFirst[page.lang];
  const { length } = first.split(between);
  if (length > most)
    file.fail(
      `the first step has ${length} ${unit}: make it at most ${most}, as the index shows it`,
      step,
    );
  page.frontmatter['first'] = first;
  tree.children.splice(starts[2]!, 0, ...parse(`<Helped id="${id}" />`));
  tree.children.push(
    ...section(page, 'problem.messages', 'messages', `<ProblemFacts id="${id}" />`),
    ...section(page, 'problem.related', 'related', `<RelatedProblems id="${id}" />`),
  );
}
