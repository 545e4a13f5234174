import path from 'node:path';
import type { List, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { fail } from './fail.ts';
import { frontmatterOf } from './frontmatter.ts';
import { component, section } from './elements.ts';
import { wordOn } from '../words.ts';

/** The sections of a problem page, most urgent first. */
const sections = ['what-to-do', 'still-failing', 'how-to-tell', 'meaning'];

/** The most steps that somebody in trouble will follow. */
const mostSteps = 6;

/**
 * Remark plugin: completes the pages in `troubleshooting/`, whose file name is the id of their problem. Adds
 * further help after the steps, and messages and related problems at the end. The text of the first step goes
 * into `remarkPluginFrontmatter` as `first`, for lists of problems. Runs after heading ids and values, before
 * citations.
 * @throws Error with file and line if sections or numbered steps are missing or wrong
 */
export function remarkProblemPages() {
  return (tree: Root, file: VFile): void => {
    const id = path.basename(file.path, '.mdx');
    if (path.basename(path.dirname(file.path)) !== 'troubleshooting' || id === 'index') return;

    const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 2);
    const found = headings.map(({ data }) => data?.hProperties?.['id']);
    if (found.join() !== sections.join()) {
      const expected = sections.map((section) => `[#${section}]`).join(' ');
      const other =
        headings.find((_, index) => found[index] !== sections[index]) ?? headings.at(-1);
      fail(
        file,
        other ?? tree,
        `expected the sections ${expected}, found [#${found.join('] [#')}]`,
      );
    }
    const places = headings.map((node) => tree.children.indexOf(node));
    const [whatToDo, stillFailing, howToTell, meaning] = places;
    if (!tree.children.slice(0, whatToDo).some(({ type }) => type === 'paragraph')) {
      fail(
        file,
        headings[0]!,
        'expected text before it: what happened, and whether money was taken',
      );
    }
    const steps = tree.children
      .slice(whatToDo, stillFailing)
      .find((node): node is List => node.type === 'list' && node.ordered === true);
    if (!steps || steps.children.length > mostSteps) {
      fail(file, headings[0]!, `expected one numbered list of at most ${mostSteps} steps below it`);
    }
    if (!tree.children.slice(howToTell, meaning).some(({ type }) => type === 'table')) {
      fail(file, headings[2]!, 'expected a table below it: what the screen says, and where to go');
    }
    const inner = tree.children
      .slice(0, meaning)
      .find((node) => node.type === 'heading' && node.depth > 2);
    if (inner)
      fail(
        file,
        inner,
        'the sections before [#meaning] have no headings in them: write this one in bold',
      );
    frontmatterOf(file)['first'] = toString(steps.children[0]).replaceAll('\u00A0', ' ').trim();
    tree.children.splice(howToTell!, 0, component('Helped', { id }));
    tree.children.push(
      ...section(
        wordOn(file.path, 'problem.messages'),
        'messages',
        component('ProblemFacts', { id }),
      ),
      ...section(
        wordOn(file.path, 'problem.related'),
        'related',
        component('RelatedProblems', { id }),
      ),
    );
  };
}
