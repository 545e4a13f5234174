import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { filesIn } from './files.ts';

/**
 * @param file keeps the newest result
 * @param sources the folders of the code that makes it and of files that it reads; the packages count as well
 * @param input everything else that the result depends on
 * @param make computes the result
 * @returns the result of an earlier build for the same input and sources, or else a new one
 */
export async function cached<Result>(
  file: string,
  sources: string[],
  input: unknown,
  make: () => Result | Promise<Result>,
): Promise<Result> {
  const files = sources.flatMap((folder) => filesIn(folder).map((name) => path.join(folder, name)));
  const hash = createHash('sha256').update(JSON.stringify(input));
  for (const name of [...files, 'package-lock.json']) hash.update(name).update(readFileSync(name));
  const digest = hash.digest('hex');
  try {
    const kept = deserialize(readFileSync(file)) as { digest: string; result: Result };
    if (kept.digest === digest) return kept.result;
  } catch {
    // There is none yet, or it is damaged.
  }
  const result = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  // Renamed when complete: a build may be stopped, and two may run at once.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, serialize({ digest, result }));
  renameSync(part, file);
  return result;
}
