import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { tagOf } from '../markdown/elements.ts';
import { languages } from '../site.ts';

/** A part of a page that the other language has at the same place. */
export interface Block {
  line: number;
  /** Its kind, in words for error messages. */
  what: string;
  /** The links, tags and texts on screens in it. */
  parts: string[];
}

/** Attributes that depend on the language: the words of examples, and where a sentence cites a value. */
const own = ['bare', 'examples', 'lang'];

/** @returns the blocks of a page, as parsed, in reading order */
export function blocksOf(tree: Root): Block[] {
  const blocks: Block[] = [];
  visit(tree, (node) => {
    const what = nameOf(node);
    if (what === undefined) return;
    const parts: string[] = [];
    if (node.type === 'paragraph' || node.type === 'tableRow')
      visit(node, (part) => {
        if (part.type === 'link') parts.push(part.url);
        if (part.type === 'mdxJsxTextElement' && part.name !== 'span') parts.push(tagOf(part, own));
        // A text on a screen is in the language of the screen, except for a translated message.
        if (part.type === 'inlineCode' && !/\p{Script=Han}/u.test(part.value))
          parts.push(`\`${part.value}\``);
      });
    blocks.push({ line: node.position!.start.line, what, parts });
  });
  return blocks;
}

function nameOf(node: Nodes): string | undefined {
  switch (node.type) {
    case 'heading':
      return `the heading ${'#'.repeat(node.depth)} … ${/\[#[^\]]*\]$/.exec(toString(node))?.[0]}`;
    case 'list':
      return `a ${node.ordered ? 'numbered list' : 'list'} with ${node.children.length} item${node.children.length === 1 ? '' : 's'}`;
    case 'listItem':
      return 'an item of a list';
    case 'paragraph':
      return /^:::\w+/.exec(toString(node))?.[0] ?? 'a paragraph';
    case 'tableRow':
      return `a row of a table`;
    case 'mdxJsxFlowElement':
      return tagOf(node, own);
    default:
      return undefined;
  }
}

interface Blocks {
  file: string;
  blocks: Block[];
}

/**
 * Compares a page with its Chinese original.
 * @returns a line for each difference, up to the first between the kinds of their blocks
 */
export function differences(chinese: Blocks, english: Blocks): string[] {
  const found: string[] = [];
  for (let index = 0; ; index += 1) {
    const [original, block] = [chinese.blocks[index], english.blocks[index]];
    if (!original && !block) return found;
    const place = `${english.file}:${(block ?? english.blocks.at(-1))?.line ?? 1}`;
    const there = `${chinese.file}:${(original ?? chinese.blocks.at(-1))?.line ?? 1}`;
    if (original?.what !== block?.what) {
      const [expected, actual] = [original, block].map((one) => one?.what ?? 'the end of the page');
      found.push(
        `${place}: expected ${expected}, as in ${there}, found ${actual}: write the same in both languages`,
      );
      return found;
    }
    const more = [...block!.parts];
    for (const part of original!.parts) {
      const translated = part.replace(/^\//, `/${languages.en}`);
      if (more.includes(translated)) more.splice(more.indexOf(translated), 1);
      else found.push(`${place}: lacks ${translated}, which is in ${there}: correct one of them`);
    }
    for (const part of more)
      found.push(`${place}: has ${part}, which is not in ${there}: correct one of them`);
  }
}
