import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** @returns the sorted paths of all files below a folder, relative to it, with `/` as the separator. */
export function filesIn(folder: string): string[] {
  // Not the `recursive` option, which follows links out of the folder: publishing deletes what it finds.
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (!entry.isDirectory()) return entry.isFile() ? [entry.name] : [];
      return filesIn(path.join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
    })
    .sort();
}

/** @returns a file's abbreviated Git blob hash, for `git log --find-object=…`; only its text changes it. */
export function gitBlobHash(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\r\n', '\n'));
  return hash('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])).slice(0, 7);
}

/** @returns the start of a SHA-256: 64 bits detect any accidental damage. */
export function digestOf(content: Buffer | string): string {
  return hash('sha256', content).slice(0, 16);
}

/** Divides a list, in order, among files of limited size; a larger item gets a file of its own. */
export function inParts<T>(all: T[], room: number, sizeOf: (one: T) => number): T[][] {
  const parts: T[][] = [];
  let left = 0;
  for (const one of all) {
    if (left < sizeOf(one)) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)!.push(one);
    left -= sizeOf(one);
  }
  return parts;
}
