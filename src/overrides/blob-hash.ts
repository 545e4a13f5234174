import { createHash } from 'node:crypto';

/**
 * @param text the contents of a file
 * @returns its abbreviated Git blob hash, for `git log --find-object=…`. It changes with the file, not with
 *   every commit.
 */
export function gitBlobHash(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\r\n', '\n'));
  const hash = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 7);
}
