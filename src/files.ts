import { readdirSync } from 'node:fs';
import path from 'node:path';

/** @returns the files in a folder and its subfolders, by their paths below it, with `/` between folders, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}
