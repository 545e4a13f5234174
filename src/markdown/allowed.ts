import { existsSync } from 'node:fs';
import type { Nodes, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { lineAt } from '../check/text.ts';
import { groups } from '../facts/schema.ts';
import { fail } from './fail.ts';

/** The pattern of an attribute, and its description for the error message. */
type Expected = readonly [pattern: RegExp, words: string];

const oneOf = (...values: readonly string[]): Expected => [
  new RegExp(`^(${values.join('|')})$`),
  values.join(', '),
];
const lang = oneOf('zh-CN', 'zh-TW', 'en');
const id: Expected = [/^[^{]+$/, 'a key of its file of facts, in quotes'];

/**
 * The elements that a page may use besides Markdown: HTML elements and those components of src/components/
 * that are made for pages, with the attributes of each. Values in braces start with one.
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
  RouteList: { omit: [/^[a-z -]+$/, 'omit="route another-route"'] },
  RouteStatus: { id },
  RouteTable: {},
  Screen: { id },
  SearchField: { examples: [/^\{\{[^]+:[^]+\}\}$/, "examples={{ 'problem-id': 'words' }}"] },
  ServiceStatus: { id },
  Timeline: { year: [/^20\d\d$/, 'year="2026"'], of: [/^\/guides\/.*\/$/, 'of="/guides/cancel/"'] },
  Value: { id, bare: [/^$/, 'bare alone'] },
};

/** Signs of failed Markdown syntax in the parsed text, and the right syntax. */
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
  [/<\/?[A-Za-z]|[＜〈]/, 'a tag is <Name … />, in ASCII and without a character before it'],
  [
    /^([-*+]|\d+\.)(?=[\p{Script=Han}a-z\u00A0\u3000])|^\d+[、．）]|^[•·●▪]/imu,
    'a list begins with "- " or "1. ", in ASCII and with a space',
  ],
  [
    /[*＊]|__|~~|==|`/,
    'bold is **words**, text on a screen `words`, each closed in the same paragraph',
  ],
  [/^[^{]*\}/, 'a "}" without its "{"'],
  [/&[^\s;]{1,8};/, 'write the character itself'],
  [/^[|｜]/m, 'a table needs an empty line before it, and | --- | --- | as its second line'],
];

/** Elements that must be inline, and elements that may be; all others are blocks. */
const inline = ['Cite', 'span'];
const either = ['Value', 'summary'];

type Rule<Type> = (
  node: Extract<Nodes, { type: Type }>,
  parent: Parent,
) => string | false | undefined;

/** The rules by type of node; each returns a message if it is broken. */
const rules: { [Type in Nodes['type']]?: Rule<Type> } = {
  mdxFlowExpression: wrongExpression,
  mdxTextExpression: wrongExpression,
  mdxJsxFlowElement: wrongElement,
  mdxJsxTextElement: wrongElement,
  mdxjsEsm: () =>
    'a line that begins with "import" or "export" is read as code: begin with another word',
  code: () => 'a page has no code blocks: put text from a screen between backticks, `…`',
  footnoteReference: () => 'a page has no footnotes: write <Cite id="…" />',
  inlineCode: ({ value }) =>
    /^<[A-Z]|\{\{/.test(value) &&
    `\`${value}\` is printed literally: remove the backticks around it`,
  heading: (node) =>
    holds(node, ({ name }) => name === 'Cite') &&
    'a heading cannot contain <Cite … />: move it to the text below',
  list: ({ start }) =>
    (start ?? 1) !== 1 && 'a list starts at 1: indent the text between its items',
  listItem: ({ checked, children }) =>
    children.length === 0
      ? 'an item of a list is empty: remove it'
      : checked !== null && checked !== undefined && '"[ ]" makes a checkbox: remove it',
  tableRow: ({ children }, table) =>
    children.length !== (table.children[0] as Parent).children.length &&
    'a row has more or fewer cells than the head of its table: write "|" between cells, "\\|" for the character itself',
  image: ({ url, alt }) =>
    !(alt && /^\/\w/.test(url) && existsSync(`public${url}`)) &&
    'an image is a file of this site with a description: put it into public/ and write ![description](/name.png)',
  imageReference: () => 'write an image as ![description](/name.png)',
  definition: ({ url }) => wrongLink(url),
  link: (node) => {
    if (!toString(node).trim()) return `a link needs words: write [words](${node.url})`;
    if (holds(node, ({ name }) => name !== 'span'))
      return 'a link cannot contain a component: put it after the link';
    return wrongLink(node.url);
  },
};

/**
 * Remark plugin: stops the build at everything that a page must not contain or that can only be a slip.
 * Content has no scripts, styles, embeds or code; {@link elements} lists what is allowed.
 * @throws ContentError with file and line
 */
export function remarkAllowed() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      const wrong = (rules[node.type] as Rule<string> | undefined)?.(
        node as never,
        parent as Parent,
      );
      if (wrong) fail(file, node, wrong);
      if (node.type !== 'text') return;
      // Only the first text of a paragraph starts at the beginning of a line.
      const text = index === 0 && parent?.type === 'paragraph' ? node.value : ` ${node.value}`;
      for (const [pattern, words] of leftOver) {
        const left = pattern.exec(text);
        if (!left) continue;
        const line = node.position!.start.line + lineAt(text, left.index) - 1;
        fail(file, line, `"${left[0].trim()}" is not valid Markdown here: ${words}`);
      }
    });
  };
}

/** @returns what is wrong with a link's address as such, or undefined. */
export function wrongLink(url: string): string | undefined {
  const place = /^(\/(en\/)?(feed\.xml|llms\.txt)|(\/([a-z0-9-]+\/)*)?(#[a-z0-9-]+)?)$/;
  // A bare URL only ends at a space, so it swallows the Chinese text after it.
  const referral = /[?&](ref|aff|via|invit\w*|referr\w*|promo\w*)=/i;
  if (referral.test(url))
    return `a link to "${url}": no referral links: remove "?" and what follows`;
  const elsewhere = /^(https?:\/\/[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#][!-~]*)?|mailto:\S+@\S+)$/i;
  return (url && place.test(url)) || elsewhere.test(url)
    ? undefined
    : `a link to "${url}": expected /guides/cancel/#refunds, #refunds or https://example.org/page`;
}

function wrongExpression({ value }: { value: string }) {
  const comment = /^\s*\/\*[^]*\*\/\s*$/.test(value);
  return (
    !comment &&
    `{${value}}: a page cannot contain code: write <Value id="…" /> for a value, \\{ for a brace`
  );
}

function wrongElement({ type, name, attributes, children }: MdxJsxFlowElement | MdxJsxTextElement) {
  const isComponent = (other: string | null) => /^[A-Z]/.test(other ?? '');
  const names = Object.keys(elements);
  const known = names.includes(name ?? '') ? elements[name!]! : undefined;
  if (!known || !name) {
    const near = names.find((other) => other.toLowerCase() === name?.toLowerCase());
    const alike = names.filter((other) => isComponent(other) === isComponent(name)).join(', ');
    if (near) return `<${name}>: write <${near}>`;
    return isComponent(name)
      ? `<${name}>: expected one of ${alike}`
      : `<${name ?? ''}>: use Markdown or remove it; a page may have components and ${alike}, no scripts, styles or frames`;
  }
  if (inline.includes(name) && type === 'mdxJsxFlowElement')
    return `<${name}> alone on a line: put it after the words`;
  if (![...inline, ...either].includes(name) && type === 'mdxJsxTextElement') {
    return `<${name}> inside a line: put it on a line of its own, between empty lines`;
  }
  for (const attribute of attributes) {
    const key = 'name' in attribute ? attribute.name : '{…}';
    const value =
      attribute.value && typeof attribute.value === 'object'
        ? `{${attribute.value.value}}`
        : attribute.value;
    const [pattern, words] = known[key] ?? [
      /$^/,
      `only ${Object.keys(known).join(', ') || 'its name'}`,
    ];
    if (!pattern.test(value ?? ''))
      return `<${name} ${key}${value ? `="${value}"` : ''}>: expected ${words}`;
  }
  if (isComponent(name) === children.length > 0) {
    return isComponent(name)
      ? `<${name}> cannot contain text: write <${name} … /> and put the text outside`
      : `<${name}> is empty: remove it`;
  }
  const begins = { children: children.slice(0, 1) } as Parent;
  return (
    name === 'details' &&
    !holds(begins, (element) => element.name === 'summary') &&
    '<details> must begin with <summary>words</summary>'
  );
}

/** @returns whether a node contains an element of a kind, at any depth. */
function holds(node: Parent, kind: (element: MdxJsxTextElement) => boolean): boolean {
  return node.children.some(
    (child) =>
      (child.type.startsWith('mdxJsx') && kind(child as MdxJsxTextElement)) ||
      ('children' in child && holds(child, kind)),
  );
}
