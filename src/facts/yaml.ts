import { isMap, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'astro/zod';
import { ContentError } from '../check/error.ts';

export const idKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id of lower-case ASCII words joined by "-"');

/** What to write instead of a value of another type. */
const wrongType: Record<string, string> = {
  array: 'expected a list: write [one, another], or each on a line, after "- "',
  boolean: 'expected true or false',
  object: 'expected keys and values: { key: text }',
  record: 'expected keys and values, such as key: text',
  string: 'expected a text: write it in quotes',
};

const advice =
  'a comma, a quote or a : may be missing here, or too much, or a "- " in the line above; a text with ": " or " #" in it, or a sign such as * & @ ` [ { at its beginning, stands in quotes; keys and entries of a list are indented alike, with spaces, and entries begin with "- "';

/**
 * @returns the data in the text of a YAML file
 * @throws ContentError naming each wrong place as `file:line: key: what was expected`
 */
export function checkYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const { data, at } = parseYaml(file, text);
  const result = schema.safeParse(data, {
    error: ({ input, expected }) =>
      input === undefined ? 'missing: add it' : wrongType[String(expected)],
  });
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(divided);
  throw new ContentError(...issues.map(({ path, message }) => `${at(path)}: ${message}`));
}

/**
 * @returns the data, and a function that gives the position of a key: `file:line: key`
 * @throws ContentError if it is not valid YAML
 */
function parseYaml(file: string, text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const stop = (offset: number, wrong: string) => {
    throw new ContentError(`${file}:${lines.linePos(offset).line}: ${wrong} (${advice})`);
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
      const { line } = lines.linePos(offsetOf(document, path));
      const key = path
        .map((part) => (typeof part === 'number' ? ` (entry ${part + 1})` : `.${String(part)}`))
        .join('')
        .slice(1);
      return `${file}:${line}${key && `: ${key}`}`;
    },
  };
}

/** A mistake in a file: its path, with or without the line, the message, and the key if it is YAML. */
export type Mistake = [file: string, message: string, key?: PropertyKey[]];

/** @returns a line for each mistake, with the line of its key. */
export function placed(mistakes: Mistake[], textOf: (file: string) => string): string[] {
  const parsed = new Map<string, ReturnType<typeof parseYaml>>();
  return mistakes.map(([file, message, key]) => {
    if (!key) return `${file}: ${message}`;
    if (!parsed.has(file)) parsed.set(file, parseYaml(file, textOf(file)));
    return `${parsed.get(file)!.at(key)}: ${message}`;
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
function divided(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...issue,
      path: [...issue.path, key],
      message:
        'unknown key: correct its spelling or remove it; a text with a comma stands in quotes',
    }));
  if (issue.code === 'invalid_key')
    return issue.issues.map((within) => ({ ...within, path: issue.path }));
  if (issue.code !== 'invalid_union') return [issue];
  const alternative = issue.errors.findLast((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  return (alternative ?? issue.errors.at(-1)!).flatMap((within) =>
    divided({ ...within, path: [...issue.path, ...within.path] }),
  );
}
