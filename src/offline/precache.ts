import { createHash } from 'node:crypto';

/** What the worker is told of a release: all that it may keep on the device. */
export interface Precache {
  /** A name that no other release has: it follows from the content of all files. */
  release: string;
  languages: Record<string, KeptLanguage>;
}

export interface KeptLanguage {
  /** The folder of its pages: `` or `en/`. */
  folder: string;
  /** The address of its page for wrong addresses, below the base path. */
  missing: string;
  /**
   * Its files by their address below the base path, each with its SHA-256 in Base64, or with null where the
   * name changes with the content.
   */
  files: Record<string, string | null>;
}

/** Names with a hash in them: Astro's scripts and styles, the parts of Pagefind's index. */
const hashed = /^_astro\/|^pagefind\/[^/]+\/(fragment|index)\/|\.pf_meta$/;

/**
 * Chooses what is kept for each language: its pages, its part of search, and what all pages share.
 * @param files the paths of all files of a built site, with `/` between folders
 * @param read gives the content of one
 * @param folders the languages, each with the folder of its pages
 * @throws Error if a language has no search index or no page for wrong addresses
 */
export function precacheOf(
  files: string[],
  read: (file: string) => Buffer,
  folders: Readonly<Record<string, string>>,
): Precache {
  const sorted = [...files].sort();
  const languages = Object.fromEntries(
    Object.entries(folders).map(([language, folder]) => {
      const others = Object.values(folders).filter((other) => other.startsWith(folder));
      const isPage = (file: string) =>
        file.endsWith('.html') &&
        // The folder of one language may stand in that of another.
        others.every((other) => file.startsWith(other) === (other === folder));
      const search = `pagefind/${language}/`;
      if (!sorted.some((file) => file.startsWith(search))) {
        throw new Error(`${search}: expected the index of ${language} in the built site`);
      }
      const kept = sorted.filter(
        (file) => isPage(file) || file.startsWith(search) || file.startsWith('_astro/'),
      );
      const addresses = Object.fromEntries(
        kept.map((file) => [addressOf(file), hashed.test(file) ? null : hash(read(file))]),
      );
      const missing = [`${folder}404.html`, `${folder}404/`].find((url) => url in addresses);
      if (missing === undefined) throw new Error(`${folder}404.html: expected in the built site`);
      return [language, { folder, missing, files: addresses }];
    }),
  );
  return { release: hash(JSON.stringify(languages)).replace(/\W/g, '').slice(0, 12), languages };
}

/** @returns the address of a file, below the base path; hosts lead `…/index.html` to its folder. */
function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

function hash(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64');
}
