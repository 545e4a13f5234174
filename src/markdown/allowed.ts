import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { lineAt } from '../check/text.ts';
import { groups } from '../facts/schema.ts';
import { fail } from './fail.ts';

/** What an attribute may be, and how to say so. */
type Expected = readonly [pattern: RegExp, words: string];

const oneOf = (...values: readonly string[]): Expected => [
  new RegExp(`^(${values.join('|')})$`),
  values.join(', '),
];
const lang = oneOf('zh-CN', 'zh-TW', 'en');
const id: Expected = [/^[^{]+$/, 'a key of its file of facts, in quotes'];

/**
 * What a page may have besides Markdown: HTML elements and the components of src/components/ that are made for
 * pages, with the attributes of each; a value in braces begins with one.
 */
const elements: Record<string, Record<string, Expected>> = {
  details: {},
  div: { class: oneOf('choices', 'start'), lang },
  section: {},
  span: { lang },
  summary: {},
  BillingMap: {},
  Cite: { id },
  Cost: { id },
  Decision: {},
  Flow: { id },
  Glossary: {},
  ProblemFilter: {},
  ProblemList: { group: oneOf(...groups) },
  RecentChanges: { count: [/^\{[1-9]\}$/, 'count={4}'] },
  RouteList: {},
  RouteStatus: { id },
  RouteTable: {},
  Screen: { id },
  SearchField: { examples: [/^\{\{[^]+:[^]+\}\}$/, "examples={{ 'problem-id': 'words' }}"] },
  ServiceStatus: { id },
  Timeline: { year: [/^20\d\d$/, 'year="2026"'], of: [/^\/guides\/.*\/$/, 'of="/guides/cancel/"'] },
  Value: { id, bare: [/^$/, 'bare alone'] },
};

/** Elements that Markdown has signs for. */
const markdown =
  /^(h[1-6]|p|a|b|i|em|strong|ul|ol|li|table|t[dhr]|tbody|thead|img|hr|code|pre|del|blockquote)$/;

/** What is left in a text when a sign was written otherwise than Markdown reads it, and how it does. */
const leftOver: Expected[] = [
  [/^#+(?!\d)/m, 'a heading is "## Refunds [#refunds]", with a space'],
  [/\[\^/, 'a source is cited with <Cite id="…" />'],
  [
    /^：：|^:::(?!(note|tip|caution|danger)(\[.*)?$|$)|\[!/m,
    'a box is :::caution[title] (or note, tip, danger), its text, and ::: on lines of their own',
  ],
  [
    /[\])]\s?[(（]\/|\]\s?[(（]|\]\[|\[#/,
    'a link is [words](address), without a space and in ASCII brackets',
  ],
  [/<\/?[A-Za-z]|[＜〈]/, 'a tag is <Name … />, in ASCII and without a sign before it'],
  [
    /^([-*+]|\d+\.)(?=[\p{Script=Han}a-z\u00A0\u3000])|^\d+[、．）]|^[•·●▪]/imu,
    'a list begins with "- " or "1. ", in ASCII and with a space',
  ],
  [/\*|~~|==|`/, 'bold is **words**, what stands on a screen `words`, each ended in its paragraph'],
  [/^[^{]*\}/, 'a "}" without its "{"'],
  [/&[^\s;]{1,8};/, 'write the character itself'],
  [/^[|｜]/m, 'a table has an empty line before it, and | --- | --- | as its second line'],
];

/** What stands within a line, and what there or on a line of its own; all else stands on lines of its own. */
const inline = ['Cite', 'span'];
const either = ['Value', 'summary'];

/**
 * Remark plugin: stops the build at what a page has no use for or what can only be a slip. Content has no scripts,
 * no styles, nothing of other sites but links, and no code: {@link elements} lists what it has.
 * @throws ContentError with file and line
 */
export function remarkAllowed() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      const no = (message: string) => fail(file, node, message);
      switch (node.type) {
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement':
          return checkElement(node as MdxJsxFlowElement | MdxJsxTextElement, no);
        case 'mdxFlowExpression':
        case 'mdxTextExpression':
          if (/^\s*\/\*[^]*\*\/\s*$/.test(node.value)) return;
          return no(
            `{${node.value}}: a page has no code: write <Value id="…" /> for a value, \\{ for a brace`,
          );
        case 'mdxjsEsm':
          return no(
            `a line that begins with "${node.value.split(/\s/)[0]}" is read as code: components need no import, and a text begins with another word`,
          );
        case 'code':
          return no('no page shows program code: write `…` around what stands on a screen');
        case 'inlineCode':
          return /^<[A-Z]/.test(node.value)
            ? no(`\`${node.value}\` is shown as it is written: take the signs around it out`)
            : undefined;
        case 'heading':
          return node.children.some(
            ({ type, ...child }) =>
              type.startsWith('mdxJsx') && 'name' in child && child.name === 'Cite',
          )
            ? no('a heading cites nothing: write <Cite … /> into the text below it')
            : undefined;
        case 'list':
          return node.ordered && node.start !== 1
            ? no(
                `a list begins at ${node.start}: begin it at 1, and indent what stands between its entries`,
              )
            : undefined;
        case 'footnoteReference':
        case 'footnoteDefinition':
          return no('a page has no footnotes: write <Cite id="…" />');
        case 'listItem':
          return typeof node.checked === 'boolean'
            ? no('"[ ]" draws a box to tick: take it out')
            : undefined;
        case 'table':
          return checkTable(node, file);
        case 'imageReference':
          return no('an image is written ![what it shows](/its-name.png)');
        case 'image':
          if (!node.alt?.trim())
            no(`an image needs words for who does not see it: ![what it shows](${node.url})`);
          if (!/^\/\w/.test(node.url) || !existsSync(path.join('public', node.url))) {
            no(
              `${node.url}: an image is a file of this site: put it in public/ and write /its-name.png`,
            );
          }
          return;
        case 'link':
        case 'definition': {
          if ('children' in node && node.children.length === 0) {
            no(`a link without words: write [what is there](${node.url})`);
          }
          if (
            'children' in node &&
            node.children.some(
              (child) =>
                child.type.startsWith('mdxJsx') && (child as MdxJsxTextElement).name !== 'span',
            )
          ) {
            no('a link has a component within: write that behind it');
          }
          const wrong = wrongLink(node.url);
          return wrong ? no(wrong) : undefined;
        }
        case 'text': {
          // Only what begins a paragraph begins its first line.
          const begins = index === 0 && parent?.type === 'paragraph';
          const text = begins ? node.value : ` ${node.value}`;
          for (const [pattern, words] of leftOver) {
            const left = pattern.exec(text);
            if (!left) continue;
            const start = { ...node.position!.start };
            start.line += lineAt(text, left.index) - 1;
            const place = { ...node, position: { start, end: start } };
            fail(file, place, `"${left[0].trim()}" is left in the text: ${words}`);
          }
          return;
        }
        default:
          return;
      }
    });
  };
}

/** @returns what is wrong with the address of a link by itself, or undefined. */
export function wrongLink(url: string): string | undefined {
  if (/^(\/(en\/)?(feed\.xml|llms\.txt)|(\/([a-z0-9-]+\/)*)?(#[a-z0-9-]+)?)$/.test(url) && url)
    return;
  // Without brackets a link goes on as far as there is no space, over the text that follows in Chinese.
  if (/^https?:\/\/[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#][!-~]*)?$/i.test(url)) return;
  if (/^mailto:\S+@\S+$/.test(url)) return;
  return `a link to "${url}": expected /guides/cancel/#refunds, #refunds or https://example.org/page`;
}

function checkElement(
  { type, name, attributes, children }: MdxJsxFlowElement | MdxJsxTextElement,
  no: (message: string) => never,
): void {
  const known = Object.hasOwn(elements, name ?? '') ? elements[name!] : undefined;
  if (!known) {
    const names = Object.keys(elements);
    const near = names.find((other) => other.toLowerCase() === name?.toLowerCase());
    if (near) no(`<${name}>: write <${near}>`);
    if (markdown.test(name ?? '')) no(`<${name}>: write it in Markdown, not as HTML`);
    if (name === 'br') no('<br>: leave an empty line, for a new paragraph');
    if (
      /^(script|style|iframe|link|meta|form|input|object|embed|svg|video|audio)$/.test(name ?? '')
    ) {
      no(`<${name}>: a page has no scripts, styles, forms or frames: take it out`);
    }
    const same = names.filter((other) => /^[A-Z]/.test(other) === /^[A-Z]/.test(name ?? ''));
    no(`<${name ?? ''}>: expected one of ${same.join(', ')}`);
  }
  if (inline.includes(name!) !== (type === 'mdxJsxTextElement') && !either.includes(name!)) {
    no(
      inline.includes(name!)
        ? `<${name}> alone on a line: write it behind the words`
        : `<${name}> within a line: write it on a line of its own, between empty lines`,
    );
  }
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') no(`<${name}>: expected attributes by name`);
    const { name: key, value } = attribute;
    if (/^on/i.test(key)) no(`<${name} ${key}>: a page has no scripts: take ${key} out`);
    const given = typeof value === 'object' && value ? `{${value.value}}` : (value ?? '');
    if (!known[key]) {
      no(
        `<${name} ${key}>: expected ${Object.keys(known).join(', ') || 'no attribute'}: take ${key} out`,
      );
    }
    const [pattern, words] = known[key];
    if (!pattern.test(given)) no(`<${name} ${key}="${given}">: expected ${words}`);
  }
  if (/^[a-z]/.test(name!) && children.length === 0)
    no(`<${name}> with nothing within: take it out`);
  if (name === 'details' && !isSummary(children[0]!)) {
    no('<details> begins with what stays visible: <summary>words</summary>');
  }
  if (/^[A-Z]/.test(name!) && children.length > 0) {
    no(`<${name}> has nothing within: write <${name} … /> and the text outside`);
  }
}

function checkTable(
  table: Extract<Root['children'][number], { type: 'table' }>,
  file: VFile,
): void {
  const columns = table.children[0]!.children.length;
  for (const row of table.children) {
    const cells = row.children.length;
    if (cells !== columns) {
      fail(
        file,
        row,
        `a row of ${cells} below a head of ${columns}: write "|" between cells, and "\\|" for the sign itself`,
      );
    }
  }
}

/** A summary on a line of its own may be read as a paragraph that holds it. */
function isSummary(node: RootContent): boolean {
  if ('name' in node) return node.name === 'summary';
  return 'children' in node && node.children[0] !== undefined && isSummary(node.children[0]);
}
