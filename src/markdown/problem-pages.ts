import path from 'node:path';
import type { List, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { fail } from './fail.ts';
import { frontmatterOf } from './frontmatter.ts';
import { component, section } from './section.ts';

export interface ProblemPageOptions {
  /** Gives the heading of the section of messages and other names, by the page's path. */
  messagesTitle: (path: string) => string;
  /** Gives the heading of the section of related problems, by the page's path. */
  relatedTitle: (path: string) => string;
}

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
export function remarkProblemPages({ messagesTitle, relatedTitle }: ProblemPageOptions) {
  return (tree: Root, file: VFile): void => {
    const id = path.basename(file.path, '.mdx');
    if (path.basename(path.dirname(file.path)) !== 'troubleshooting' || id === 'index') return;

    const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 2);
    const found = headings.map(idOf);
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
    const [whatToDo, stillFailing, howToTell] = headings.map((node) => tree.children.indexOf(node));
    const steps = tree.children
      .slice(whatToDo, stillFailing)
      .find((node): node is List => node.type === 'list' && node.ordered === true);
    if (!steps || steps.children.length > mostSteps) {
      fail(file, headings[0]!, `expected one numbered list of at most ${mostSteps} steps below it`);
    }
    frontmatterOf(file)['first'] = toString(steps.children[0]).replaceAll('\u00A0', ' ').trim();
    tree.children.splice(howToTell!, 0, component('Helped', { id }));
    tree.children.push(
      ...section(messagesTitle(file.path), 'messages', 'ProblemFacts', { id }),
      ...section(relatedTitle(file.path), 'related', 'RelatedProblems', { id }),
    );
  };
}

function idOf(heading: RootContent): string {
  return String(
    heading.data && (heading.data as { hProperties?: { id?: string } }).hProperties?.id,
  );
}
