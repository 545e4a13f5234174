import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { builds } from './builds.ts';

/** A finished page: its address below the base path, such as `/guides/cancel/`, and its parsed HTML. */
export interface Page {
  url: string;
  root: HTMLElement;
}

/**
 * @param build which build to read
 * @returns all HTML pages of it
 */
export function readPages(build: keyof typeof builds = 'root'): Page[] {
  return readFiles(build)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      url: `/${file}`.replace(/index\.html$/, ''),
      root: parse(readFileSync(path.join(builds[build].folder, file), 'utf8')),
    }));
}

/** @returns the paths of all files of a build, with `/` between folders. */
export function readFiles(build: keyof typeof builds = 'root'): string[] {
  return readdirSync(builds[build].folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(builds[build].folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
}

/** @returns the values of an attribute wherever a selector finds it. */
export function attributes(page: Page, selector: string, name: string): string[] {
  return page.root
    .querySelectorAll(selector)
    .map((element) => element.getAttribute(name))
    .filter((value) => value !== undefined);
}
