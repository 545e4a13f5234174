import { addressIn, languages, type Language } from '../site.ts';
import { uiText } from '../i18n.ts';

/**
 * @returns the offline fallback for a page that is not cached. It is in every language, because the worker
 *   cannot know the reader's, and needs no other file.
 */
export function offlinePage(): string {
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
</html>
`;
}
