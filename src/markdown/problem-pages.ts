import path from 'node:path';
import type { List, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { fail } from './fail.ts';
import { frontmatterOf } from './frontmatter.ts';
import { component, section } from './section.ts';

export interface ProblemPageOptions {
  /** Gives the heading of the list of messages and other names, from the page's path. */
  messagesTitle: (path: string) => string;
  /** Gives the heading of the list of related problems, from the page's path. */
  relatedTitle: (path: string) => string;
}

/** The sections of a problem page, in the order in which a reader in trouble needs them. */
const sections = ['what-to-do', 'still-failing', 'how-to-tell', 'meaning'];

/** As many steps as a reader in trouble follows. */
const mostSteps = 6;

/**
 * Remark plugin: a file in `troubleshooting/` is the page of the problem that it is named after. Puts what helps
 * when the steps did not behind them, ends the page with the messages and the related problems, and keeps the
 * text of the first step as `first` in the page's `remarkPluginFrontmatter`, for lists of problems. Runs after
 * heading ids are taken and values are put in, and before sources are numbered.
 * @throws Error with file and line when the page has other sections than it should, or no numbered steps
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
