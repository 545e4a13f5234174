import type { Heading, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fail } from './fail.ts';

/** Ids of generated sections, on any page. */
const reserved = ['sources', 'related', 'messages'];

/**
 * Remark plugin: moves the id at the end of a heading, `## Refunds [#refunds]`, from the text to the element.
 * Ids are written by hand because they are part of permanent addresses, the same in each language.
 * @throws ContentError with file and line for a missing, repeated or malformed id
 */
export function remarkHeadingIds() {
  return (tree: Root, file: VFile): void => {
    const seen = new Map<string, number>();
    let depth = 1;
    visit(tree, 'heading', (heading) => {
      if (heading.depth === 1) fail(file, heading, 'the title is the h1: start headings at ##');
      const id = takeId(heading);
      if (id === undefined) {
        const { start, end } = heading.position!;
        const wrong =
          end.line > start.line
            ? 'a line of - or = right below a text makes it a heading: leave it out'
            : 'a heading ends in its id, such as "## Refunds [#refunds]"';
        fail(file, heading, wrong);
      }
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
        fail(file, heading, `heading id "${id}": expected lower-case ASCII words joined by "-"`);
      }
      if (reserved.includes(id))
        fail(file, heading, `heading id "${id}" is used by the site itself: choose another`);
      const line = seen.get(id);
      if (line)
        fail(file, heading, `heading id "${id}" is already used on line ${line}: choose another`);
      if (!toString(heading)) fail(file, heading, `a heading without words: "## Refunds [#${id}]"`);
      const next = '#'.repeat(depth + 1);
      if (heading.depth > next.length) {
        fail(file, heading, `a heading skips a level: begin it with "${next}"`);
      }
      depth = heading.depth;
      seen.set(id, heading.position!.start.line);
      heading.data = { hProperties: { id } };
    });
  };
}

function takeId(heading: Heading): string | undefined {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const [words = '', id] = last.value.split(/\s*\[#([^\]]*)\]\s*$/);
  last.value = words;
  return id;
}
