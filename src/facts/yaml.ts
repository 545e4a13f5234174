import {
  isMap,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
} from 'yaml';
import { z } from 'astro/zod';
import { ContentError } from '../check/error.ts';

export const idKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id of lower-case ASCII words joined by "-"');

const quotesNeeded =
  'put a text in quotes if it contains ": " or begins with a character such as * & ! @ ` % [ {; indent a key like its neighbours';
const missingSign =
  'a closing quote, } or ] is missing here or before, or the ASCII ":" after a key: add it; a text with " #" needs quotes';

const apostrophe =
  "a text between ' and ' ends at an apostrophe: write ’ or '' for it, or put the text between two \"";

/**
 * Reads a YAML file and checks it.
 * @param file the path for error messages
 * @param text the contents of the file
 * @throws ContentError naming each wrong place as `file:line: key: what was expected`
 */
export function checkYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const { data, at } = parseYaml(file, text);
  const result = schema.safeParse(data, { error: wording });
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(inner);
  throw new ContentError(...issues.map(({ path, message }) => `${at(path)}: ${message}`));
}

/**
 * Reads a YAML file.
 * @returns its data, and a function that gives the position of a key: `file:line: key`
 * @throws ContentError if it is not valid YAML
 */
export function parseYaml(file: string, text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  // Later errors often follow from the first.
  const [error] = document.errors;
  if (error) {
    const { code, message, pos } = error;
    const isCut = code === 'UNEXPECTED_TOKEN' && text[pos[0] - 1] === "'";
    const known = message.startsWith('Flow') ? missingSign : isCut ? apostrophe : advice[code];
    throw new ContentError(`${file}:${lines.linePos(pos[0]).line}: ${known ?? quotesNeeded}`);
  }
  visit(document, {
    // ` #` after a text is usually meant as part of it.
    Scalar(_, { comment, range, type }) {
      if (!range) return;
      const { line } = lines.linePos(range[0]);
      // A line further right, also one that begins with "- ", continues the text above it.
      if (type === 'PLAIN' && text.slice(range[0], range[1]).trimEnd().includes('\n'))
        throw new ContentError(`${file}:${line + 1}: ${advice.BAD_INDENT}`);
      if (!comment) return;
      throw new ContentError(
        `${file}:${line}: the text ends at " #": put it in quotes, or a comment on the line above`,
      );
    },
    Alias(_, { range }) {
      throw new ContentError(`${file}:${lines.linePos(range![0]).line}: ${quotesNeeded}`);
    },
  });
  return {
    data: document.toJS() as unknown,
    at: (path: readonly PropertyKey[]) => {
      const { line } = lines.linePos(offsetOf(document, path));
      const key = path
        .map((part) => (typeof part === 'number' ? ` (entry ${part + 1})` : `.${String(part)}`))
        .join('')
        .replace(/^\.|^ \((entry \d+)\)/, '$1');
      return `${file}:${line}${key && `: ${key}`}`;
    },
  };
}

/** A text, the path to it, and its parent. */
export type TextWithin = [path: PropertyKey[], text: string, parent: Record<string, unknown>];

/** @returns every text in parsed data, at any depth. */
export function textsWithin(node: unknown, path: PropertyKey[] = []): TextWithin[] {
  return Object.entries(Object(node) as Record<string, unknown>).flatMap(([part, value]) => {
    const place = [...path, Array.isArray(node) ? Number(part) : part];
    return typeof value === 'string'
      ? [[place, value, node as Record<string, unknown>]]
      : textsWithin(value, place);
  });
}

/** @returns the offset of the last part of a path that exists. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    const found = isMap(parent)
      ? parent.items.find(({ key }) => isNode(key) && String(key) === String(name))?.key
      : document.getIn(path.slice(0, length), true);
    if (isNode(found) && found.range) return found.range[0];
  }
  return document.contents?.range[0] ?? 0;
}

/** Divides an issue by key, and reduces a failed union to the last alternative whose type matches. */
function inner(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ ...issue, path: [...issue.path, key] }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map((within) => ({ ...within, path: issue.path }));
  }
  if (issue.code !== 'invalid_union') return [issue];
  const kind = issue.errors.findLast((list) =>
    list.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  if (!kind) return [issue];
  return kind.flatMap((within) => inner({ ...within, path: [...issue.path, ...within.path] }));
}

const kinds: Record<string, string> = {
  string: 'a text, in quotes if need be',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list, each entry after "- "',
  object: 'keys, each as "key: text"',
  record: '"key:" entries',
};

/** The error message for an issue: what was expected and what was found. */
function wording(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'missing: add it';
  const found = `found ${issue.input === null ? 'nothing' : JSON.stringify(issue.input)?.slice(0, 60)}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'unknown key: correct its spelling or remove it';
    case 'invalid_type':
      return `expected ${kinds[issue.expected] ?? issue.expected}, ${found}`;
    case 'invalid_value':
      return `expected ${issue.values.join(', ')}, ${found}`;
    case 'invalid_union':
      return `expected a text, or one in each language, ${found}`;
    case 'invalid_format':
      return issue.format === 'url'
        ? `expected an address such as https://example.org/page, ${found}`
        : undefined;
    case 'too_small':
    case 'too_big':
      return `expected at ${'minimum' in issue ? `least ${issue.minimum}` : `most ${issue.maximum}`}, ${found}`;
    default:
      return undefined;
  }
}

/** Advice for YAML syntax errors; for all others, quotes around the text help. */
const advice: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT:
    'is indented differently from its neighbours: align it with the line before, with spaces, and a space after each "-"',
  BLOCK_IN_FLOW: 'entries within { } or [ ] need ASCII commas between them: add them',
  DUPLICATE_KEY: 'this key is already there: keep one of the two',
  MISSING_CHAR: missingSign,
  MULTILINE_IMPLICIT_KEY: missingSign,
  TAB_AS_INDENT: 'is indented with a tab: use spaces',
};
