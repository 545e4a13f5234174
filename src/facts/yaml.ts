import { isMap, isNode, parseDocument, visit, type Document } from 'yaml';
import { z } from 'astro/zod';
import { ContentError } from '../check/error.ts';
import { lineAt } from '../check/text.ts';

export const idKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id of lower-case ASCII words joined by "-"');

const unknownKey =
  'unknown key: correct its spelling or remove it; a text with a comma stands in quotes';

/** What to write instead of a value of another type. */
const wrongType: Record<string, string> = {
  array: 'expected a list: write [one, another], or each on a line, after "- "',
  boolean: 'expected true or false',
  invalid_union: 'expected a text, or, if it has Chinese in it, { zh-CN: …, en: … }',
  object: 'expected keys and values: { key: text }',
  record: 'expected keys and values, such as key: text',
  string: 'expected a text: write it in quotes',
};

const advice =
  'a comma, a quote or a : may be missing here, or superfluous, or a "- " in the line above; a text with ": " or " #" in it, or a sign such as * & @ ` [ { at its beginning, stands in quotes; keys and entries of a list are indented alike, with spaces, and entries begin with "- "';

/**
 * @returns the data in the text of a YAML file
 * @throws ContentError naming each wrong place as `file:line: key: what was expected`
 */
export function checkYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const { data, at } = parseYaml(file, text);
  const result = schema.safeParse(data, {
    error: (issue) => {
      if (issue.code === 'invalid_key') return issue.issues[0]?.message;
      if (issue.input === undefined) return 'missing: add it';
      return wrongType[String(issue.expected ?? issue.code)];
    },
  });
  if (result.success) return result.data;
  const mistakes = result.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return `${at(issue.path)}: ${issue.message}`;
    return issue.keys.map((key) => `${at([...issue.path, key])}: ${unknownKey}`);
  });
  throw new ContentError(...mistakes);
}

/**
 * @returns the data, and a function that gives the position of a key: `file:line: key`
 * @throws ContentError if it is not valid YAML
 */
export function parseYaml(file: string, text: string) {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const stop = (offset: number, wrong: string) => {
    throw new ContentError(`${file}:${lineAt(text, offset)}: ${wrong} (${advice})`);
  };
  // Later errors often follow from the first.
  const [error] = document.errors;
  if (error?.code === 'DUPLICATE_KEY')
    stop(error.pos[0], 'this key is there twice: rename one, or begin a new entry without spaces');
  if (error) stop(error.pos[0], error.message.replace(/^Flow .*/, 'a { or [ above is not closed'));
  visit(document, {
    Scalar(_, { comment, range, type }) {
      if (!range) return;
      // ` #` after a text is usually meant as part of it, and a line further right as an entry of its own.
      if (comment) stop(range[0], 'the text ends at " #"');
      if (type === 'PLAIN' && text.slice(range[0], range[1]).trimEnd().includes('\n'))
        stop(range[0], 'the next line continues this one');
    },
    Alias(_, { range }) {
      stop(range![0], 'a text cannot begin with *');
    },
  });
  return {
    data: document.toJS() as unknown,
    at: (path: readonly PropertyKey[]) => {
      const line = lineAt(text, offsetOf(document, path));
      const key = path
        .map((part) => (typeof part === 'number' ? ` (entry ${part + 1})` : `.${String(part)}`))
        .join('')
        .slice(1);
      return `${file}:${line}${key && `: ${key}`}`;
    },
  };
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
