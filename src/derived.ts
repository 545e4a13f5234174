import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './files.ts';

const folder = 'node_modules/.cache/derived';

let codeDigest: string | undefined;

/** Covers the code, and its packages, so that no stale result is reused. */
function digestOfCode(): string {
  if (codeDigest) return codeDigest;
  const code = filesIn('src').map((file) => path.join('src', file));
  const files = [...code, 'package-lock.json'];
  return (codeDigest = digestOf(files.map((file) => readFileSync(file, 'utf8'))));
}

/**
 * Looks up the result of an earlier build for the same input.
 * @param name the cache file; a newer result replaces it
 * @param input everything besides the code that the result depends on, as JSON
 * @returns the cached result, if any, and a function that caches a new one and returns it
 */
export function derived(name: string, ...input: unknown[]) {
  const digest = digestOf([digestOfCode(), input]);
  const file = path.join(folder, name);
  const bytes = existsSync(file) ? readFileSync(file) : undefined;
  const isSame = bytes?.subarray(0, digest.length).toString() === digest;
  return {
    kept: isSame ? bytes!.subarray(digest.length) : undefined,
    keep: <Made extends string | Uint8Array>(made: Made): Made => {
      mkdirSync(path.dirname(file), { recursive: true });
      // Renamed when complete: a build may be stopped, and two may run at once.
      const part = `${file}.${process.pid}`;
      writeFileSync(part, Buffer.concat([Buffer.from(digest), Buffer.from(made)]));
      renameSync(part, file);
      return made;
    },
  };
}

function digestOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
