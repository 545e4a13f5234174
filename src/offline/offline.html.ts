import type { APIRoute } from 'astro';
import { addressIn, languageAt, otherLanguage } from '../site.ts';
import { words } from '../words.ts';

/**
 * What a reader without a network sees in place of a page in a language that is not kept. It is kept with
 * each language and leads to that one; it speaks both, since either may be the reader's.
 */
export const GET: APIRoute = ({ url }) => {
  const kept = languageAt(url.pathname);
  const other = otherLanguage(kept);
  return new Response(
    `<!doctype html>
<html lang="${other}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${words[other]['offline.title']} · ${words[kept]['offline.title']}</title>
</head>
<body>
<main>
${[other, kept]
  .map(
    (lang) => `<div lang="${lang}">
<h1>${words[lang]['offline.title']}</h1>
<p>${words[lang]['offline.text']}<a href="${addressIn(kept, '/')}" lang="${kept}">${words[kept]['language.name']}</a></p>
</div>`,
  )
  .join('\n')}
</main>
</body>
</html>
`,
    { headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  );
};
