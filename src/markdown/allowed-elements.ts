import type { Nodes, Parent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { groups } from '../facts/schema.ts';
import {
  attributeOf,
  attributesOf,
  elementTypes,
  isComponent,
  shows,
  tagOf,
  type Element,
} from './elements.ts';
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
 * that are made for pages, with the attributes of each. Values in braces include the braces.
 */
const elements: Record<string, Record<string, Expected>> = {
  details: {},
  div: { class: oneOf('choices', 'start'), lang },
  section: {},
  span: { lang },
  summary: {},
  Cite: { id },
  Glossary: {},
  ProblemList: { group: oneOf(...groups) },
  RecentChanges: {},
  RouteList: { omit: [/^[a-z -]+$/, 'omit="route another-route"'] },
  RouteStatus: { id },
  RouteTable: {},
  Screen: { id },
  SearchField: { examples: [/^\{\{[^]+:[^]+\}\}$/, "examples={{ 'problem-id': 'words' }}"] },
  ServiceStatus: { id },
  Timeline: { year: [/^20\d\d$/, 'year="2026"'], of: [/^\/guides\/.*\/$/, 'of="/guides/cancel/"'] },
  Value: { id, bare: [/^$/, 'bare alone'] },
};

/** Elements that must be inline, and elements that may be; all others are blocks. */
const inline = ['Cite', 'span'];
const either = ['Value', 'summary'];

/** Optional attributes; a component needs all others. */
const optional = ['bare', 'examples', 'of', 'year'];

/**
 * Remark plugin: stops the build at elements that a page must not contain, or misplaces, misuses or repeats.
 * @throws ContentError with file and line
 */
export function remarkAllowedElements() {
  return (tree: Root, file: VFile): void => {
    const summaries = new Set<Nodes | undefined>();
    const tags = new Set<string>();
    visit(tree, elementTypes, (element, _, parent) => {
      const { name } = element;
      // The build takes tags without words beside them for blocks.
      const isAlone = (parent as Parent).children.every(
        ({ type, ...node }) =>
          type === 'mdxJsxTextElement' || ('value' in node && !node.value.trim()),
      );
      const wrong = wrongElement(element, isAlone);
      if (wrong) fail(file, element, wrong);
      if (name === 'div' && attributeOf(element, 'lang') && !file.path.endsWith('404.mdx'))
        fail(file, element, '<div lang="…">: translate what is in it, and remove the tag');
      if (name === 'details') summaries.add(summaryOf(element));
      if (name === 'summary' && !summaries.has(element))
        fail(file, element, '<summary> is not the beginning of <details>: put it there');
      if (!isComponent(name) || !isBlock(element)) return;
      const tag = tagOf(element);
      if (tags.has(tag)) fail(file, element, `${tag} is there twice: remove one`);
      tags.add(tag);
    });
  };
}

/** @returns the error message for an element, or undefined. */
function wrongElement(element: Element, isAlone: boolean): string | undefined {
  const { type, name, children } = element;
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
  if (inline.includes(name) && (type === 'mdxJsxFlowElement' || isAlone))
    return `<${name}> alone on a line: put it after the words`;
  if (isBlock(element) && type === 'mdxJsxTextElement') {
    return `<${name}> inside a line: put it on a line of its own, between empty lines`;
  }
  const attributes = attributesOf(element);
  for (const [key, value] of attributes) {
    const [pattern, words] = known[key] ?? [
      /$^/,
      `only ${Object.keys(known).join(', ') || 'its name'}`,
    ];
    if (attributes.filter(([other]) => other === key).length > 1)
      return `<${name}> has ${key} twice: keep one`;
    if (!pattern.test(value)) return `<${name} ${key}${value && `="${value}"`}>: expected ${words}`;
  }
  const lang = attributeOf(element, 'lang');
  if (lang && lang.startsWith('zh') !== /\p{Script=Han}/u.test(toString(element)))
    return `<${name} lang="${lang}"> is not around words of that language: correct it, or remove it`;
  if (!isComponent(name)) {
    if (!shows(element)) return `<${name}> is empty: remove it`;
    if (name !== 'details') return;
    if (!summaryOf(element)) return '<details> must begin with <summary>words</summary>';
    const rest = children.slice(1).some(shows);
    return rest
      ? undefined
      : '<details> has only its <summary>: write the rest below it, after an empty line';
  }
  const missing = Object.keys(known).find(
    (key) => !optional.includes(key) && !attributes.some(([given]) => given === key),
  );
  if (missing) return `<${name}> needs ${missing}: ${known[missing]![1]}`;
  return children.length > 0
    ? `<${name}> cannot contain text: write <${name} … /> and put the text outside`
    : undefined;
}

function isBlock({ name }: Element): boolean {
  return ![...inline, ...either].includes(name ?? '');
}

/** @returns the `<summary>` at the start of `<details>`. */
function summaryOf({ children: [first] }: Element): Nodes | undefined {
  return [first, ...(first && 'children' in first ? first.children : [])].find(
    (node) => node && 'name' in node && node.name === 'summary',
  );
}
