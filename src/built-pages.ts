import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './files.ts';

/** An HTML file of the built site. */
export interface BuiltPage {
  /** Its path within the built site: `guides/cancel/index.html`. */
  file: string;
  html: string;
}

/** @returns the pages of a built site, sorted by file */
export function readBuiltPages(folder: string): BuiltPage[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, html: readFileSync(path.join(folder, file), 'utf8') }));
}

/** @returns the address of a built page below the base path: `/guides/cancel/` */
export function addressOf(file: string): string {
  return `/${file}`.replace(/index\.html$/, '');
}
