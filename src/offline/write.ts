import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { digestOf, filesIn, inParts } from '../files.ts';
import { uiText } from '../i18n.ts';
import { addressIn, allLanguages, localeOfPath } from '../site.ts';

/**
 * Makes the site readable offline: writes the service worker, `sw.js`, and the copy that it caches: in
 * `offline/`, the packs of each language and a list of them. Everything else must be written before.
 * @param folder a built site
 */
export async function writeWorker(folder: string): Promise<void> {
  rmSync(`${folder}/offline`, { recursive: true, force: true });
  mkdirSync(`${folder}/offline`);
  const copies = offlineCopies(folder);
  const releases = Object.entries(copies).map(([language, { release }]) => [language, release]);
  for (const { release, list, packs } of Object.values(copies)) {
    writeFileSync(`${folder}/offline/${release}.txt`, list);
    for (const { digest, content } of packs)
      writeFileSync(`${folder}/offline/${digest}.txt`, content);
  }
  const worker = await build({
    input: fileURLToPath(new URL('worker/worker.ts', import.meta.url)),
    write: false,
    transform: {
      define: {
        __RELEASES__: JSON.stringify(Object.fromEntries(releases)),
        __OFFLINE_PAGE__: JSON.stringify(offlinePage()),
      },
    },
    // Not every browser supports module workers.
    output: { format: 'iife', minify: true },
  });
  writeFileSync(`${folder}/sw.js`, worker.output[0].code);
}

/** In bytes: what even a slow line downloads in the five minutes that browsers give a worker, once compressed. */
const packSize = 1_000_000;

/**
 * Packs the pages of each language, its search files and the shared assets.
 * @param folder a built site
 * @returns for each language, its packs, and as JSON a list of the files of each pack, by its digest. The
 *   digest of the list is its name, `offline/….txt`, and that of the release.
 */
export function offlineCopies(folder: string) {
  const files = filesIn(folder);
  const copies = allLanguages.map((language) => {
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
    content: readFileSync(`${folder}/${file}`),
  }));
  return inParts(contents, packSize, ({ content }) => content.length).map((part) => {
    const content = Buffer.concat(part.map((file) => file.content));
    const sizes = part.map((file): [string, number] => [file.address, file.content.length]);
    // The digest is also its name: `offline/….txt`, a type that hosts compress.
    return { digest: digestOf(content), content, files: sizes };
  });
}

/**
 * @returns the offline fallback for a page that is not cached. It is in every language, because the worker
 *   cannot know the reader's, and needs no other file. It opens the page when the device is online again, as
 *   Chromium's own message does.
 */
function offlinePage(): string {
  const title = allLanguages.map((lang) => uiText[lang]['offline.title']).join(' · ');
  const sections = allLanguages.map(
    (lang) => `<section lang="${lang}">
<h1>${uiText[lang]['offline.title']}</h1>
<p>${uiText[lang]['offline.text']}<br><a href="${addressIn(lang, '/')}">${uiText[lang]['language.name']}</a></p>
<p><a href="">${uiText[lang]['search.retry']}</a></p>
</section>`,
  );
  return `<!doctype html>
<html lang="${allLanguages[0]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<main>
${sections.join('\n')}
</main>
<script>addEventListener('online', () => location.reload())</script>
</html>
`;
}
