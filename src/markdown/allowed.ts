import { existsSync } from 'node:fs';
import type { List, Nodes, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { traditionalIn } from '../check/simplified.ts';
import { lineAt } from '../check/text.ts';
import { unfinished } from '../facts/fields.ts';
import { slips } from '../facts/slips.ts';
import { localeOfFile } from '../site.ts';
import { attributeOf, holdsElement, shows, type Element } from './elements.ts';
import { fail } from './fail.ts';
import { wrongLink } from './links.ts';

/** Traces of failed Markdown syntax in the parsed text, and the right syntax. */
const leftOver: [sign: Pick<RegExp, 'exec'>, words: string][] = [
  [/^[#＃]+(?!\d)/m, 'a heading is "## Refunds [#refunds]", with a space'],
  [/\[\^/, 'a source is cited with <Cite id="…" />'],
  [
    /^：：|^:::(?!(note|tip|caution|danger)(\[.*)?$|$)|\[!/m,
    'a box is :::caution[title] (or note, tip, danger), its text, and ::: on lines of their own',
  ],
  [
    /(?<!^:::\w+)\[[^\]]*\]?|[\])]\s?[(（]\/|\]\s?[(（]/m,
    'a link is [words](address), without a space and in ASCII brackets; text on a screen is `[words]`',
  ],
  [/^＞/m, 'a quote begins with ">", in ASCII'],
  [/<\/?[A-Za-z]|[＜〈]/, 'a tag is <Name … />, in ASCII and without a character before it'],
  [
    /^([-*+]|\d+\.)(?=[\p{Script=Han}a-z\u00A0\u3000])|^([a-z]|\d+)\. |^(\d+|[（(]\d+)[、．）)]|^[•·●▪①]/imu,
    'a list begins with "- " or "1. ", in ASCII and with a space',
  ],
  [
    /[*＊]|__|~~|==|`/,
    'bold is **words**, text on a screen `words`, each closed in the same paragraph',
  ],
  [/^[^{]*\}/, 'a "}" without its "{"'],
  [/&[^\s;]{1,8};/, 'write the character itself'],
  ...slips,
  [/^[|｜]/m, 'a table needs an empty line before it, and | --- | --- | as its second line'],
  [
    /(?<!^:::[^\n]*)\n(?!:::)[^\n]{0,12}/,
    'this line continues the one before: put an empty line or "- " before it, or join the two',
  ],
];

const misaligned =
  'is indented differently from its neighbours: align it with them or, if it is a list within an item, with the words of that item';

type Rule<Type> = (
  node: Extract<Nodes, { type: Type }>,
  parent: Parent,
) => string | false | undefined;

/** The rules by type of node; each returns a message if it is broken. */
const rules: { [Type in Nodes['type']]?: Rule<Type> } = {
  mdxFlowExpression: wrongExpression,
  mdxTextExpression: wrongExpression,
  mdxjsEsm: () =>
    'a line that begins with "import" or "export" is parsed as code: start the line with another word',
  delete: () => 'a page has no struck-out text: remove it',
  code: () => 'a page has no code blocks: put text from a screen between backticks, `…`',
  footnoteReference: () => 'a page has no footnotes: write <Cite id="…" />',
  inlineCode: ({ value }) =>
    /^<[A-Z]|\{\{/.test(value) &&
    `\`${value}\` is printed literally: remove the backticks around it`,
  heading: (node) =>
    holdsElement(node)
      ? 'a heading cannot contain a component: move it to the text below'
      : /[：:。，,；;.](?: \[#|$)/.test(toString(node)) &&
        'a heading ends without a sign: remove it',
  thematicBreak: () => 'a page cannot contain a line "---": start a section with a heading',
  break: () => 'a line that ends in "\\" or two spaces: leave an empty line, for a new paragraph',
  emphasis: () => 'a page has no italics: bold is **words**, text on a screen `words`',
  paragraph: (node, { type }) => {
    const text = toString(node);
    const isOpen =
      type === 'root' &&
      node.children.at(-1)?.type === 'text' &&
      /.{15}[\p{L},，、；]$/su.test(text);
    return (
      unfinished(text) ??
      (isOpen && 'a paragraph without a full stop at its end: finish its last sentence')
    );
  },
  tableCell: (node) =>
    shows(node) ? unfinished(toString(node)) : 'a cell of a table is empty: fill it',
  blockquote: (node) => !shows(node) && 'a quote is empty: remove it',
  list: (node, parent) =>
    (node.start ?? 1) !== 1
      ? 'a list starts at 1: indent the text between its items'
      : isRestarted(node, parent)
        ? 'a numbered list starts again: indent the text between its items'
        : isMisaligned(node, parent) && `a list ${misaligned}`,
  listItem: (node, list) => {
    if (!shows(node)) return 'an item of a list is empty: remove it';
    if (typeof node.checked === 'boolean') return '"[ ]" makes a checkbox: remove it';
    return isMisaligned(node, list) && `an item of a list ${misaligned}`;
  },
  table: ({ children }) =>
    children.length === 1 && 'a table has only a header row: add a row below it',
  tableRow: (node, table) => {
    if (!shows(node)) return 'a row of a table is empty: fill it, or remove it';
    const [first] = node.children;
    const twin = table.children.find(
      (row) => toString((row as Parent).children[0]) === toString(first),
    );
    if (twin !== node)
      return 'another row of the table has the same first cell: correct one of them';
    return (
      node.children.length !== (table.children[0] as Parent).children.length &&
      'a row has more or fewer cells than the head of its table: write "|" between cells, "\\|" for the character itself'
    );
  },
  image: ({ url, alt }) =>
    !(alt && /^\/\w/.test(url) && existsSync(`public${url}`)) &&
    'an image is a file of this site with a description: put it into public/ and write ![description](/name.png)',
  imageReference: () => 'write an image as ![description](/name.png)',
  definition: ({ url }) =>
    wrongLink(url) ?? `write the link where it stands, [words](${url}): this line is not shown`,
  link: (node) => {
    if (!toString(node).trim()) return `a link needs words: write [words](${node.url})`;
    if (/^(请?点击?)?(这里|此处)$|^(click )?here$/i.test(toString(node)))
      return 'the words of a link say where it leads: name the page or what is there';
    const [host = ''] = /^([\w-]+\.)+[a-z]{2,}/.exec(toString(node)) ?? [];
    if (node.url.startsWith('http') && !node.url.includes(host))
      return `its words say ${host}, but it leads to ${node.url}: correct one of them`;
    if (holdsElement(node)) return 'a link cannot contain a component: put it after the link';
    return wrongLink(node.url);
  },
};

/**
 * Remark plugin: stops the build at anything that a page must not contain or that can only be a slip.
 * @throws ContentError with file and line
 */
export function remarkAllowed() {
  return (tree: Root, file: VFile): void => {
    const isEnglish = localeOfFile(file.path) === 'en';
    checkLanguage(tree, file, isEnglish);
    visit(tree, (node, index, parent) => {
      const rule = rules[node.type] as Rule<string> | undefined;
      const wrong = rule?.(node as never, parent as Parent);
      if (wrong) fail(file, node, wrong);
      if (node.type !== 'text') return;
      // Only the first text of a paragraph starts at the beginning of a line.
      const text = index === 0 && parent?.type === 'paragraph' ? node.value : ` ${node.value}`;
      for (const [pattern, words] of leftOver) {
        const match = pattern.exec(text);
        if (!match) continue;
        const line = node.position!.start.line + lineAt(text, match.index) - 1;
        fail(file, line, `"${match[0].trim()}" is not valid Markdown here: ${words}`);
      }
      if (isEnglish || parent?.type.startsWith('mdxJsx')) return;
      if (/[()]/.test(text)) fail(file, node, '"(" or ")" on a Chinese page: write （ and ）');
      const [other, character] = traditionalIn(text) ?? [];
      if (other)
        fail(file, node, `"${other}" is Traditional: write ${character}, or <span lang="zh-TW">`);
    });
  };
}

/** The types of nodes with words; the only element in a line with a sentence in it is a summary. */
const wordy = /^(paragraph|tableCell|heading|link|mdxJsxTextElement)$/;

/** Stops at text in the other language, and at a repeated paragraph. */
function checkLanguage(tree: Root, file: VFile, isEnglish: boolean): void {
  let before = '';
  const seen = new Set<string>();
  visit(tree, (node) => {
    if (node.type.startsWith('mdxJsx') && attributeOf(node as Element, 'lang')) return SKIP;
    const [sign] =
      (isEnglish &&
        node.type === 'text' &&
        /[\p{Script=Han}，。、；：！？（）]+/u.exec(node.value)) ||
      [];
    if (sign)
      fail(file, node, `"${sign}" on an English page: translate it, or write <span lang="zh-CN">`);
    const words = 'children' in node ? node.children.filter(({ type }) => type === 'text') : [node];
    const chinese = /\p{Script=Han}/u.test(toString(words));
    // Among Chinese words, three in lower case can still be a name.
    const sentence = chinese ? /([a-z]+ ){3}[a-z]+/ : /[A-Za-z]+,? [a-z]+,? [a-z]+/;
    if (!isEnglish && wordy.test(node.type) && sentence.test(toString(words)))
      fail(
        file,
        node,
        'English on a Chinese page: translate it, or quote it between backticks, `…`',
      );
    if (node.type !== 'paragraph') return;
    const { start, end } = node.position!;
    const whole = String(file).slice(start.offset, end.offset);
    if ((whole.length > 5 && whole === before) || (whole.length > 30 && seen.has(whole)))
      fail(file, node, 'this paragraph is there twice: remove one');
    before = whole;
    seen.add(whole);
    return;
  });
}

function wrongExpression({ value }: { value: string }) {
  const comment = /^\s*\/\*[^]*\*\/\s*$/.test(value);
  return (
    !comment &&
    `{${value}}: a page cannot contain code: write <Value id="…" /> for a value, \\{ for a brace`
  );
}

/** @returns whether a numbered list follows another one in its section. */
function isRestarted(list: List, { children }: Parent): boolean {
  const before = children.slice(0, children.indexOf(list));
  const own = before.slice(before.findLastIndex(({ type }) => type === 'heading') + 1);
  return !!list.ordered && own.some((node) => node.type === 'list' && node.ordered);
}

/** @returns whether a list or item starts in a different column from its first sibling of the same type. */
function isMisaligned({ type, position }: Nodes, { children }: Parent): boolean {
  const first = children.find((child) => child.type === type)!;
  return position!.start.column !== first.position!.start.column;
}
