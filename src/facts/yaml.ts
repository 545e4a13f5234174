import { parse } from 'yaml';
import type { z } from 'astro/zod';

const idPattern = {
  pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  expected: 'an id of lower-case ASCII words joined by "-"',
};

/**
 * Reads a YAML file of keyed entries and checks each.
 * @param file the path to name in an error
 * @param text what is in the file
 * @param schema what an entry must be
 * @param keys what a key must look like
 * @throws Error naming each wrong place as `file: key: what was expected`
 */
export function parseEntries<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  keys = idPattern,
): Map<string, T> {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new Error(`${file}: not valid YAML: ${(error as Error).message}`, { cause: error });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new Error(`${file}: expected a list of "key:" entries`);
  }
  const entries = new Map<string, T>();
  const problems: string[] = [];
  for (const [id, value] of Object.entries(data)) {
    if (!keys.pattern.test(id)) problems.push(`${file}: ${id}: expected ${keys.expected}`);
    const result = schema.safeParse(value);
    if (result.success) entries.set(id, result.data);
    else
      problems.push(
        ...result.error.issues.map((issue) => `${file}: ${describe(id, value, issue)}`),
      );
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return entries;
}

function describe(id: string, entry: unknown, issue: z.core.$ZodIssue): string {
  const key = [id, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') return `${key}: unknown key ${issue.keys.join(', ')}`;
  const value = issue.path.reduce<unknown>(
    (part, name) => (part as Record<PropertyKey, unknown>)?.[name],
    entry,
  );
  if (value === undefined) return `${key}: missing`;
  return `${key}: ${issue.message}`;
}
