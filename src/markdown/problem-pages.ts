import path from 'node:path';
import type { List, Nodes, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { localeOfFile } from '../site.ts';
import { component, section } from './elements.ts';

/** The sections of a problem page, most urgent first. */
const sections = ['what-to-do', 'still-failing', 'how-to-tell', 'meaning'];

/** Maximum number of steps that a reader in trouble will follow. */
const mostSteps = 6;

/** Maximum length of the first step, which lists of problems show. */
const longestFirst = { characters: 50, words: 30 };

/**
 * Remark plugin: completes the pages in `troubleshooting/`, whose file name is the id of their problem. Adds
 * further help after the steps, and messages and related problems at the end. The text of the first step goes
 * into `remarkPluginFrontmatter` as `first`, for lists of problems. Runs after heading ids and values, before
 * citations.
 * @throws VFileMessage with the line if a part is missing or wrong
 */
export function remarkProblemPages() {
  return (tree: Root, file: VFile): void => {
    const id = path.basename(file.path, '.mdx');
    if (path.basename(path.dirname(file.path)) !== 'troubleshooting' || id === 'index') return;

    const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 2);
    const found = headings.map(({ data }) => data?.hProperties?.['id']);
    if (found.join() !== sections.join()) {
      const other = headings.find((_, index) => found[index] !== sections[index]);
      const [expected, own] = [sections, found].map((ids) => `[#${ids.join('] [#')}]`);
      const wrong = `expected the sections ${expected}, found ${own}`;
      file.fail(wrong, other ?? headings.at(-1) ?? tree);
    }
    const starts = headings.map((node) => tree.children.indexOf(node));
    /** The blocks before the first section (0), of the first section (1), and so on. */
    const part = (index: number) => tree.children.slice(starts[index - 1] ?? 0, starts[index]);
    if (!part(0).some(({ type }) => type === 'paragraph')) {
      file.fail('expected text before it: what happened, whether money was taken', headings[0]!);
    }
    const isSteps = (node: Nodes): node is List => node.type === 'list' && !!node.ordered;
    const steps = part(1).find(isSteps);
    if (!steps || steps.children.length > mostSteps) {
      file.fail(`expected one numbered list of at most ${mostSteps} steps below it`, headings[0]!);
    }
    const more = tree.children.filter(isSteps).find((list) => list !== steps);
    if (more)
      file.fail('a second numbered list: make one of the two, or begin items with "-"', more);
    if (!part(3).some(({ type }) => type === 'table')) {
      file.fail('expected a table below it: what the screen says, and where to go', headings[2]!);
    }
    const inner = tree.children.find((node) => node.type === 'heading' && node.depth > 2);
    if (inner && !part(4).includes(inner)) {
      file.fail('only [#meaning] has headings within it: write this one in bold', inner);
    }
    const first = toString(steps.children[0]).trim();
    const unit = localeOfFile(file.path) === 'en' ? 'words' : 'characters';
    const length = unit === 'words' ? first.split(' ').length : first.length;
    if (length > longestFirst[unit]) {
      const most = `at most ${longestFirst[unit]}, as the index shows it`;
      file.fail(`the first step has ${length} ${unit}: make it ${most}`, steps.children[0]!);
    }
    file.data.astro!.frontmatter!['first'] = first;
    tree.children.splice(starts[2]!, 0, component('Helped', { id }));
    tree.children.push(
      ...section(file, 'problem.messages', 'messages', component('ProblemFacts', { id })),
      ...section(file, 'problem.related', 'related', component('RelatedProblems', { id })),
    );
  };
}
