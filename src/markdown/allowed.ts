import { existsSync } from 'node:fs';
import type { Nodes, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { traditionalIn } from '../check/simplified.ts';
import { lineAt } from '../check/text.ts';
import type { Facts } from '../facts/files.ts';
import { wrongElement } from './allowed-elements.ts';
import { holdsElement, holdsSomething, type Page } from './elements.ts';
import { wrongLink } from './links.ts';

/** Traces of failed Markdown syntax in the parsed text, and the right syntax. */
const leftOver: [sign: RegExp, words: string][] = [
  [/[０-９Ａ-Ｚａ-ｚ＠％＄＆＋【】]+|\[＃/, 'write it in ASCII'],
  [/^[#＃]+(?!\d)/m, 'a heading is "## Refunds [#refunds]", with ASCII spaces'],
  [
    /(?<!^:::\w+)\[[^\]]*\]?|[\])]\s?[(（]\/|\]\s?[(（]/m,
    'a link is [words](address), in ASCII, without spaces in the address; text on a screen is `[words]`; a heading ends in one [#id]',
  ],
  [/<\/?[A-Za-z]|[＜〈]|\/>/, 'a tag is <Name … />, in ASCII and without a character before it'],
  [
    /^([-*+]|\d+\.)(?=[\p{Script=Han}a-z\u00A0\u3000])|^([a-z]|\d+)\. |^(\d+|[（(]\d+)[、．）)。]|^[一二三四五六七八九十]+[、．]|^[•·●▪①–—]|^\d\uFE0F?\u20E3/imu,
    'a list begins with "- " or "1. ", with an empty line above and no spaces before it',
  ],
  [/[*＊]|__|~~|==|`/, 'bold is **words**, text on a screen `words`, closed in the same paragraph'],
  [/[｛}｝＞]|&[^\s;]{1,8};/, 'write the character itself, in ASCII'],
  [
    /^[|｜]/m,
    'a table needs an empty line before it, none between its rows, and | --- | --- | as its second line, with as many cells as the first',
  ],
  [/--| > /, 'write —— or a comma for a dash, and › between the steps of a path'],
  [/(?<!^:::[^\n]*)\n(?!:::)[^\n]{0,12}/, 'put an empty line before this line, or join the two'],
];

type Rule<Type> = (
  node: Extract<Nodes, { type: Type }>,
  parent: Parent,
  facts: Facts,
) => string | false | undefined;

/** The rules by type of node: the message for a type that no page uses, or a function that may return one. */
const rules: { [Type in Nodes['type']]?: string | Rule<Type> } = {
  break: 'a line that ends in "\\" or two spaces: leave an empty line, for a new paragraph',
  code: 'a page has no code blocks: put text from a screen between backticks, `…`',
  definition: 'write a link or an image where it stands, [words](address)',
  delete: 'a page has no struck-out text: remove it',
  emphasis: 'a page has no italics: bold is **words**, text on a screen `words`',
  footnoteReference: 'a page has no footnotes: write <Cite id="…" />',
  mdxjsEsm:
    'a line that begins with "import" or "export" is parsed as code: start the line with another word',
  thematicBreak: 'a page cannot contain a line "---": start a section with a heading',
  blockquote: 'a page has no quotations: remove ">"',
  tableCell: empty,
  mdxJsxFlowElement: (node, _, facts) => wrongElement(node, facts),
  mdxJsxTextElement: (node, _, facts) => wrongElement(node, facts),
  mdxFlowExpression: wrongExpression,
  mdxTextExpression: wrongExpression,
  inlineCode: ({ value }) =>
    /^<[A-Z]|\{\{/.test(value) &&
    `\`${value}\` is printed literally: remove the backticks around it`,
  heading: (node) =>
    holdsElement(node) && 'a heading cannot contain a component: move it to the text below',
  list: ({ start }) =>
    (start ?? 1) !== 1 &&
    'a list starts at 1: indent what is between its items by three spaces, and write "2." after "1."',
  listItem: (node) =>
    typeof node.checked === 'boolean' ? '"[ ]" makes a checkbox: remove it' : empty(node),
  table: ({ children }) =>
    children.length === 1 && 'a table has only a header row: add a row below it',
  tableRow: ({ children }, table) =>
    children.length !== (table.children[0] as Parent).children.length &&
    'a row has more or fewer cells than the head of its table: write "|" between cells, "\\|" for the character itself, and an empty line below the table',
  image: ({ url, alt }) =>
    !(alt && /^\/\w/.test(url) && existsSync(`public${url}`)) &&
    'an image is a file of this site with a description: put it into public/ and write ![description](/name.png)',
  link: (node) =>
    holdsElement(node)
      ? 'a link cannot contain a component: put it after the link'
      : (empty(node) ?? wrongLink(node.url)),
};

/** Stops the build at what a page must not contain, or was not parsed as meant. */
export function checkMarkdown(tree: Root, page: Page): void {
  const { file, facts } = page;
  visit(tree, (node, index, parent) => {
    const rule = rules[node.type] as string | Rule<string> | undefined;
    const wrong = typeof rule === 'function' ? rule(node as never, parent as Parent, facts) : rule;
    if (wrong) file.fail(wrong, node);
    if (node.type !== 'text') return;
    // Only the first text of a paragraph starts at the beginning of a line.
    const text = index === 0 && parent?.type === 'paragraph' ? node.value : ` ${node.value}`;
    for (const [pattern, words] of leftOver) {
      const match = pattern.exec(text);
      if (!match) continue;
      file.fail(`"${match[0].trim()}" is not valid Markdown here: ${words}`, {
        line: node.position!.start.line + lineAt(text, match.index) - 1,
        column: 1,
      });
    }
  });
  // The page for addresses that do not exist has a part in the other language.
  if (!page.address.endsWith('/404/')) checkLanguage(tree, page);
}

/** Stops at text in the other language, apart from marked words. */
function checkLanguage(tree: Root, { file, lang }: Page): void {
  visit(tree, (node) => {
    if ('name' in node && node.name === 'span') return SKIP;
    const own = 'children' in node ? node.children.filter(({ type }) => type === 'text') : [];
    const words = toString(own);
    const wrong = lang === 'en' ? wrongEnglish(words) : wrongChinese(words, node.type);
    if (wrong) file.fail(wrong, node);
    return undefined;
  });
}

function wrongEnglish(words: string): string | undefined {
  const [chinese] = /[\p{Script=Han}，。、；：！？（）]+/u.exec(words) ?? [];
  return chinese && `"${chinese}" on an English page: translate it, or write <span lang="zh-CN">`;
}

function wrongChinese(words: string, type: Nodes['type']): string | undefined {
  // Among Chinese words, three in lower case can still be a name.
  const sentence = /\p{Script=Han}/u.test(words)
    ? /([a-z]+ ){3}[a-z]+/
    : /[A-Za-z]+,? [a-z]+,? [a-z]+/;
  // Bold words may be a sentence on an English screen.
  if (type !== 'strong' && sentence.test(words))
    return 'English on a Chinese page: translate it, or quote it between backticks, `…`';
  if (/[()]/.test(words)) return '"(" or ")" on a Chinese page: write （ and ）';
  const traditional = traditionalIn(words);
  return traditional && `${traditional}, or <span lang="zh-TW">`;
}

function empty(node: Parent): string | undefined {
  return holdsSomething(node) ? undefined : `this ${node.type} is empty: fill or remove it`;
}

function wrongExpression({ value }: { value: string }) {
  return `{${value}}: a page cannot contain code or comments: write <Value id="…" /> for a value, \\{ for a brace`;
}
