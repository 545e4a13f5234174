import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { lostInTranslation } from '../facts/translation.ts';
import { tagOf } from '../markdown/elements.ts';
import { languages, type Language } from '../site.ts';
import type { Page } from './page.ts';

/** A block of a page. */
export interface Block {
  line: number;
  /** What it is, in words for error messages. */
  what: string;
  /** The links, tags and texts on screens in it, those of a kind in their order. */
  inner: string[];
  /** Its words. */
  text: string;
  /** The words in bold, such as a label on a screen. */
  bold: string[];
}

/** Attributes that depend on the language: whether a sentence cites its value, and the language of a quote. */
const free = ['bare', 'lang'];

/** @returns the blocks of a page, as parsed, in reading order */
export function blocksOf(tree: Root, language: Language): Block[] {
  const blocks: Block[] = [];
  const begin = (line: number, what: string) =>
    blocks.push({ line, what, inner: [], text: '', bold: [] });
  visit(tree, (node) => {
    const what = blockName(node);
    if (what) begin(node.position!.start.line, what);
    const block = blocks.at(-1);
    if (!block) return;
    if ('value' in node) block.text += `${node.value}\n`;
    if (node.type === 'strong') block.bold.push(toString(node));
    const name = innerName(node, language);
    if (name) block.inner.push(name);
  });
  for (const { inner } of blocks)
    inner.sort((one, other) => kindOf(one).localeCompare(kindOf(other)));
  begin(blocks.at(-1)?.line ?? 1, 'the end of the page');
  return blocks;
}

/** @returns a line for each label, number or name that differs from the Chinese page, up to the first block that differs otherwise */
export function differences(chinese: Page, english: Page): string[] {
  const mistakes: string[] = [];
  for (const [index, block] of chinese.blocks.entries()) {
    const found = english.blocks[index]!;
    const there = `${chinese.file}:${block.line}`;
    const partsOf = ({ what, inner }: Block) => [what, ...inner, `the end of ${what}`];
    const own = partsOf(found);
    const place = partsOf(block).findIndex((part, place) => part !== own[place]);
    if (place >= 0)
      return [
        ...mistakes,
        `${english.file}:${found.line}: expected ${partsOf(block)[place]}, as in ${there}, found ${own[place]}: write the same in both languages`,
      ];
    const lost = lostInTranslation({ 'zh-CN': block.text, en: found.text }, labelsIn(block));
    if (lost) mistakes.push(`${there}: ${lost} (in English, line ${found.line})`);
  }
  return mistakes;
}

/** @returns the English labels in a Chinese block, as **Cancel plan** or 取消套餐（Cancel plan） */
function labelsIn({ bold, text }: Block): string[] {
  const inBrackets = [...text.matchAll(/（(.*?)）/g)].map(([, words]) => words!);
  return [...bold, ...inBrackets].filter((label) => /^[A-Z][ -~]+$/.test(label));
}

/** Of each kind, the order tells which is which; a text on a screen may stand anywhere. */
function kindOf(name: string): string {
  return /^(a link|<\w+)/.exec(name)?.[0] ?? name;
}

const blockNames: Partial<Record<Nodes['type'], string>> = {
  listItem: 'an item of a list',
  tableRow: 'a row of a table',
  tableCell: 'a cell of a table',
};

function blockName(node: Nodes): string | undefined {
  if (node.type === 'heading')
    return `the heading ${'#'.repeat(node.depth)} … ${toString(node).replace(/.*(?=\[#)/, '')}`;
  if (node.type === 'list')
    return `a ${node.ordered ? 'numbered list' : 'list'} with ${node.children.length} item(s)`;
  if (node.type === 'paragraph') return /^:::\w+/.exec(toString(node))?.[0] ?? 'a paragraph';
  return node.type === 'mdxJsxFlowElement' ? tagOf(node, free) : blockNames[node.type];
}

function innerName(node: Nodes, language: Language): string | undefined {
  if (node.type === 'link')
    return `a link to ${language === 'en' ? node.url : node.url.replace(/^\//, `/${languages.en}`)}`;
  if (node.type === 'mdxJsxTextElement' && node.name !== 'span') return tagOf(node, free);
  // A text on a screen is in the language of the screen, unless it is a translation.
  return node.type === 'inlineCode' && !/\p{Script=Han}/u.test(node.value)
    ? `\`${node.value}\``
    : undefined;
}
