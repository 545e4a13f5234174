import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { groups } from '../facts/schema.ts';
import { attributesOf, elementTypes, isComponent, shows, type Element } from './elements.ts';
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
 * Remark plugin: stops the build at elements that a page must not contain, or misplaces or misuses.
 * @throws ContentError with file and line
 */
export function remarkAllowedElements() {
  return (tree: Root, file: VFile): void => {
    visit(tree, elementTypes, (element) => {
      const wrong = wrongElement(element);
      if (wrong) fail(file, element, wrong);
    });
  };
}

/** @returns the error message for an element, or undefined. */
function wrongElement(element: Element): string | undefined {
  const { type, children } = element;
  const name = element.name ?? '';
  const known = Object.hasOwn(elements, name) ? elements[name] : undefined;
  if (!known) return `<${name}>: expected Markdown or one of ${Object.keys(elements).join(', ')}`;
  const isInline = type === 'mdxJsxTextElement';
  if (inline.includes(name) && !isInline)
    return `<${name}> alone on a line: put it after the words`;
  if (![...inline, ...either].includes(name) && isInline)
    return `<${name}> inside a line: put it on a line of its own, between empty lines`;
  const attributes = attributesOf(element);
  for (const [key, value] of attributes) {
    const [pattern, words] = known[key] ?? [
      /$^/,
      `only ${Object.keys(known).join(', ') || 'its name'}`,
    ];
    if (!pattern.test(value)) return `<${name} ${key}${value && `="${value}"`}>: expected ${words}`;
  }
  if (!isComponent(name)) return shows(element) ? undefined : `<${name}> is empty: remove it`;
  const missing = Object.keys(known).find(
    (key) => !optional.includes(key) && !attributes.some(([given]) => given === key),
  );
  if (missing) return `<${name}> needs ${missing}: ${known[missing]![1]}`;
  return children.length > 0
    ? `<${name}> cannot contain text: write <${name} … /> and put the text outside`
    : undefined;
}
