import { createHash, hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { filesIn } from './files.ts';

/**
 * @param file keeps the newest result
 * @param input everything that the result depends on; for code and files, their `hashOf`
 * @param make computes the result
 * @returns the result of an earlier build for the same input, or else a new one
 */
export async function cached<Result>(
  file: string,
  input: unknown,
  make: () => Result | Promise<Result>,
): Promise<Result> {
  const digest = hash('sha256', JSON.stringify(input));
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

/** @returns a hash of all files in some folders, such as those of code, and of the packages' versions */
export function hashOf(...folders: string[]): string {
  const all = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const folder of folders)
    for (const file of filesIn(folder))
      all.update(`${folder}/${file}`).update(readFileSync(path.join(folder, file)));
  return all.digest('hex');
}
