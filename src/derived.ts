import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './files.ts';

const folder = 'node_modules/.cache/derived';

/** Changes with the code, its packages and the icon, so that no result outlives what made it. */
const codeDigest = digestOf(
  [
    ...filesIn('src').map((file) => path.join('src', file)),
    'package-lock.json',
    'public/favicon.svg',
  ].map((file) => readFileSync(file, 'utf8')),
);

/**
 * Looks up what an earlier build derived from the same input.
 * @param name the file to keep a result in; a later one replaces it
 * @param input everything that the result depends on besides the code, as JSON
 * @returns the kept result, if there is one, and a function that keeps a new one and returns it
 */
export function derived(name: string, ...input: unknown[]) {
  const digest = digestOf([codeDigest, input]);
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
