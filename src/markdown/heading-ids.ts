import type { Heading, Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { uiText } from '../i18n.ts';
import { parse, type Page } from './elements.ts';

/**
 * Moves the id at the end of a heading, `## Refunds [#refunds]`, from the text to the element. Ids are written
 * by hand because they are part of permanent addresses, the same in each language.
 */
export function takeHeadingIds(tree: Root, { file }: Page): void {
  /** Where each id is used; the first ones are those of generated sections. */
  const used = new Map(['sources', 'related', 'messages'].map((id) => [id, 'by the site itself']));
  let depth = 1;
  visit(tree, 'heading', (heading) => {
    const stop = (wrong: string) => file.fail(wrong, heading);
    const { start, end } = heading.position!;
    const id = takeId(heading);
    const next = '#'.repeat(depth + 1);
    if (heading.depth === 1) stop('the title is the h1: start headings at ##');
    if (!id && end.line > start.line)
      stop('a line of - or = right below a text makes it a heading: leave it out');
    if (!id) stop('a heading ends in its id, such as "## Refunds [#refunds]"');
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      stop(`heading id "${id}": expected lower-case ASCII words joined by "-"`);
    if (used.has(id)) stop(`heading id "${id}" is used ${used.get(id)}: choose another`);
    if (!toString(heading)) stop(`a heading without words: "## Refunds [#${id}]"`);
    if (heading.depth > next.length) stop(`a heading skips a level: begin it with "${next}"`);
    depth = heading.depth;
    used.set(id, `on line ${start.line}`);
    heading.data = { hProperties: { id } };
  });
}

/** @returns the id at the end of a heading, which it removes; empty if there is none */
function takeId(heading: Heading): string {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return '';
  const [words = '', id = ''] = last.value.split(/\s*\[#([^\]]*)\]\s*$/);
  last.value = words;
  return id;
}

/**
 * For each heading that has moved away from this page, adds a line with the old id at the end, linking to the
 * new address. Servers never see a hash, so they cannot redirect it.
 */
export function addMovedHeadings(tree: Root, { address, lang, redirects }: Page): void {
  for (const { from, to } of redirects) {
    if (!from.startsWith(`${address}#`)) continue;
    const [line] = parse(`${uiText[lang].moved} [${to}](${to})`);
    line!.data = { hProperties: { id: from.split('#')[1], className: ['moved'] } };
    tree.children.push(line!);
  }
}
