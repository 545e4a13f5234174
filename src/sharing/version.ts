import { createHash } from 'node:crypto';

/**
 * @param text what is in a file
 * @returns the beginning of Git's own name for it, from which `git log --find-object=…` tells the commit. It
 *   changes with the file only, and not with each commit.
 */
export function gitName(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\r\n', '\n'));
  const hash = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 7);
}
