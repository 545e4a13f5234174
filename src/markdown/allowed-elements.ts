import { selectFacts, type Selection } from '../facts/events.ts';
import { factsPath, type Facts } from '../facts/files.ts';
import { groups } from '../facts/schema.ts';
import { attributesOf, holdsSomething, isComponent, type Element } from './elements.ts';

/** What an attribute is: a key of a file of facts, or a pattern and its description for the error message. */
type Expected = keyof Facts | readonly [pattern: RegExp, words: string];

const oneOf = (...values: readonly string[]): Expected => [
  new RegExp(`^(${values.join('|')})$`),
  values.join(', '),
];
const lang = oneOf('zh-CN', 'zh-TW', 'en');

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
  Cite: { id: 'sources' },
  Glossary: {},
  ProblemList: { group: oneOf(...groups) },
  RecentChanges: {},
  RouteList: {},
  RouteStatus: { id: 'routes' },
  RouteTable: {},
  Screen: { id: 'screens' },
  SearchField: {},
  ServiceStatus: { id: 'services' },
  Timeline: { year: [/^20\d\d$/, 'year="2026"'], of: [/^\/guides\/.*\/$/, 'of="/guides/cancel/"'] },
  Value: { id: 'values', bare: [/^$/, 'bare alone'] },
};

/** Elements that must be inline, and elements that may be; all others are blocks. */
const inline = ['Cite', 'span'];
const either = ['Value', 'summary'];

/** Attributes that may be left out; all others may not. */
const optional = ['bare', 'class', 'lang', 'of', 'year'];

/** @returns the file of facts that a component's `id` is a key of, or undefined. */
export function factsOf(name: string | null): keyof Facts | undefined {
  const id = elements[name ?? '']?.['id'];
  return typeof id === 'string' ? id : undefined;
}

/**
 * @returns the error message for an element that a page must not contain, misplaces or misuses, or that refers to
 *   facts that do not exist, or undefined.
 */
export function wrongElement(element: Element, facts: Facts): string | undefined {
  const name = element.name ?? '';
  const known = Object.hasOwn(elements, name) ? elements[name] : undefined;
  if (!known)
    return `<${name}>: expected Markdown, as **words** or [words](address), or one of ${Object.keys(elements).join(', ')}`;
  const isInline = element.type === 'mdxJsxTextElement';
  if (inline.includes(name) && !isInline)
    return `<${name}> alone on a line: put it after the words`;
  if (![...inline, ...either].includes(name) && isInline)
    return `<${name}> inside a line: put it on a line of its own, between empty lines`;
  const attributes = attributesOf(element);
  for (const key of Object.keys({ ...attributes, ...known })) {
    if (!Object.hasOwn(attributes, key) && optional.includes(key)) continue;
    const value = attributes[key] ?? '';
    const wrong = Object.hasOwn(known, key)
      ? wrongAttribute(value, known[key]!, facts)
      : `only ${Object.keys(known).join(', ') || 'its name'}`;
    if (wrong) return `<${name} ${key}${value && `="${value}"`}>: expected ${wrong}`;
  }
  if (!isComponent(name))
    return holdsSomething(element) ? undefined : `<${name}> is empty: remove it`;
  if (element.children.length > 0)
    return `<${name}> cannot contain text: write <${name} … /> and put the text outside`;
  return name === 'Timeline' && selectFacts(facts, attributes as Selection).length === 0
    ? '<Timeline />: expected year="2026" or of="/guides/<slug>/", with a fact to show'
    : undefined;
}

/** @returns what was expected instead of the value of an attribute, or undefined if it is right. */
function wrongAttribute(value: string, expected: Expected, facts: Facts): string | undefined {
  if (typeof expected === 'string')
    return facts[expected].has(value) ? undefined : `a key of ${factsPath(expected)}`;
  const [pattern, words] = expected;
  return pattern.test(value) ? undefined : words;
}
