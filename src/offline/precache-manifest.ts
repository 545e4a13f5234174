import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localeOfPath, languages } from '../site.ts';
import { filesIn } from '../files.ts';
import { readRedirects } from '../redirects.ts';

/** The precache manifest of a release: everything that the worker may cache. */
export interface Precache {
  /** A unique name, derived from the content of all files. */
  release: string;
  /** For each language, the digests of its files by their address below the base path. */
  languages: Record<string, Record<string, string>>;
}

/**
 * Length of a digest: the first Base64 characters of a SHA-256. 60 bits detect any accidental damage; they
 * need not stop an attacker, who could replace the worker as well.
 */
const digestLength = 10;

/** The pages left at old addresses: most hosts redirect from there, so their digests would never match. */
const moved = new Set(readRedirects().map(({ from }) => `${from.slice(1)}index.html`));

/**
 * Chooses the files to precache for each language: its pages, its search files and the shared assets.
 * @param folder a built site
 * @throws Error if a language has no search index
 */
export function precacheOf(folder: string): Precache {
  const files = filesIn(folder).filter(
    (file) => /(^|\/)index\.html$|^(_astro|pagefind\/[^/]+)\/.*\./.test(file) && !moved.has(file),
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
      // Hosts redirect `…/index.html` to its folder.
      file.replace(/(^|\/)index\.html$/, '$1'),
      digestOf(readFileSync(path.join(folder, file))),
    ]);
    return [language, Object.fromEntries(entries) as Record<string, string>] as const;
  });
  const release = digestOf(JSON.stringify(lists)).replace(/\W/g, '-');
  return { release, languages: Object.fromEntries(lists) };
}

/** @returns the digest by which the worker verifies a file. */
export function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64').slice(0, digestLength);
}
