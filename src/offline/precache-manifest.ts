import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localeOfPath, languages } from '../site.ts';
import { filesIn } from '../files.ts';

/** What the worker is told of a release: all that it may keep on the device. */
export interface Precache {
  /** A name that no other release has: it follows from the content of all files. */
  release: string;
  /** For each language its files: the address below the base path, and the digest of the content. */
  languages: Record<string, Record<string, string>>;
}

/**
 * Characters of Base64 that are kept of a SHA-256: 60 bits find every fault. They need not stop an attacker,
 * who could replace the worker as well.
 */
const digestLength = 10;

/**
 * Chooses what is kept for each language: its pages, its part of search, and what all pages share.
 * @param folder a built site
 * @throws Error if a language has no search index
 */
export function precacheOf(folder: string): Precache {
  const files = filesIn(folder).filter((file) =>
    /(^|\/)index\.html$|^(_astro|pagefind\/[^/]+)\/.*\./.test(file),
  );
  const lists = Object.keys(languages).map((language) => {
    const search = `pagefind/${language}/`;
    if (!existsSync(path.join(folder, search))) {
      throw new Error(`${search}: expected the index of ${language} in the built site`);
    }
    const kept = files.filter((file) =>
      file.endsWith('.html')
        ? localeOfPath(`/${file}`, '/') === language
        : file.startsWith('_astro/') || file.startsWith(search),
    );
    const entries = kept.map((file) => [
      // Hosts lead `…/index.html` to its folder.
      file.replace(/(^|\/)index\.html$/, '$1'),
      digestOf(readFileSync(path.join(folder, file))),
    ]);
    return [language, Object.fromEntries(entries) as Record<string, string>] as const;
  });
  const release = digestOf(JSON.stringify(lists)).replace(/\W/g, '-');
  return { release, languages: Object.fromEntries(lists) };
}

/** @returns how the worker knows a file. */
export function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64').slice(0, digestLength);
}
