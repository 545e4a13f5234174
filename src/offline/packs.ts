import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localeOfPath, languages } from '../site.ts';
import { filesIn, inParts } from '../files.ts';

/** In bytes: what even a slow line downloads in the worker's four minutes, once compressed. */
const packSize = 1_000_000;

/**
 * Packs the pages of each language, its search files and the shared assets.
 * @param folder a built site
 * @returns for each language, its packs, and as JSON a list of the files of each pack, by its digest. The
 *   digest of the list is its name, `offline/….json`, and that of the release.
 */
export function offlineCopies(folder: string) {
  const files = filesIn(folder);
  const copies = Object.keys(languages).map((language) => {
    const search = `pagefind/${language}/`;
    const pages = files.filter(
      (file) => /(^|\/)index\.html$/.test(file) && localeOfPath(`/${file}`, '/') === language,
    );
    const assets = files.filter((file) => file.startsWith('_astro/'));
    // Not Pagefind's index, whose texts the search files have, too.
    const index = files.filter((file) => file.startsWith(search) && file.endsWith('.json'));
    const packs = [assets, pages, index].flatMap((group) => pack(folder, group));
    const list = JSON.stringify(Object.fromEntries(packs.map((one) => [one.digest, one.files])));
    return [language, { release: digestOf(list), list, packs }] as const;
  });
  return Object.fromEntries(copies);
}

/**
 * @returns packs, many files in one. Pages resemble each other, so together they take a sixth of the bytes
 *   (Brotli); and hosts that limit requests allow ten, but not seven hundred.
 */
function pack(folder: string, files: string[]) {
  const contents = files.map((file) => ({
    // Hosts redirect `…/index.html` to its folder.
    address: file.replace(/(^|\/)index\.html$/, '$1'),
    content: readFileSync(path.join(folder, file)),
  }));
  return inParts(contents, packSize, ({ content }) => content.length).map((part) => {
    const content = Buffer.concat(part.map((file) => file.content));
    const sizes = part.map((file): [string, number] => [file.address, file.content.length]);
    // The digest is also its name: `offline/….txt`, a type that hosts compress.
    return { digest: digestOf(content), content, files: sizes };
  });
}

/** @returns the start of a SHA-256: 64 bits detect any accidental damage. */
export function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
