import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { uiText } from '../i18n.ts';
import { addressIn, languages, type Language } from '../site.ts';
import { offlineCopies } from './packs.ts';

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

/**
 * @returns the offline fallback for a page that is not cached. It is in every language, because the worker
 *   cannot know the reader's, and needs no other file. It opens the page when the device is online again, as
 *   Chromium's own message does.
 */
function offlinePage(): string {
  const all = Object.keys(languages) as Language[];
  const title = all.map((lang) => uiText[lang]['offline.title']).join(' · ');
  const sections = all.map(
    (lang) => `<section lang="${lang}">
<h1>${uiText[lang]['offline.title']}</h1>
<p>${uiText[lang]['offline.text']}<br><a href="${addressIn(lang, '/')}">${uiText[lang]['language.name']}</a></p>
<p><a href="">${uiText[lang]['search.retry']}</a></p>
</section>`,
  );
  return `<!doctype html>
<html lang="${all[0]}">
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
