import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './files.ts';

/**
 * @param file keeps the newest result, as JSON
 * @param code the folders of the code that makes it; the packages count as well
 * @param input everything else that the result depends on
 * @param make computes the result
 * @returns the result of an earlier build for the same input and code, or else a new one
 */
export function cached<Result>(
  file: string,
  code: string[],
  input: unknown,
  make: () => Result,
): Result {
  const files = code.flatMap((folder) => filesIn(folder).map((name) => path.join(folder, name)));
  const parts = [
    input,
    ...[...files, 'package-lock.json'].map((name) => readFileSync(name, 'utf8')),
  ];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { digest: string; result: Result };
    if (kept.digest === digest) return kept.result;
  } catch {
    // There is none yet, or it is damaged.
  }
  const result = make();
  mkdirSync(path.dirname(file), { recursive: true });
  // Renamed when complete: a build may be stopped, and two may run at once.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, JSON.stringify({ digest, result }));
  renameSync(part, file);
  return result;
}
