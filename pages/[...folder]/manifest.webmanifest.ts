import type { APIRoute } from 'astro';
import { headerColors } from '../../src/styles/palette.ts';
import { addressIn, languagePaths, withBase } from '../../src/site.ts';
import type { Language } from '../../src/site.ts';
import { uiText } from '../../src/i18n.ts';

export const getStaticPaths = languagePaths;

/** W3C, Web Application Manifest. The icons come from tools/icons.ts. */
export const GET: APIRoute<{ lang: Language }> = ({ props: { lang } }) => {
  const icon = (file: string, size: number, purpose: string) => ({
    src: withBase(`/icons/${file}`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: addressIn(lang, '/'),
    name: uiText[lang]['site.title'],
    short_name: uiText[lang]['site.shortTitle'],
    lang,
    start_url: addressIn(lang, '/'),
    // The whole site, so that switching languages does not leave the app.
    scope: withBase('/'),
    display: 'minimal-ui',
    theme_color: headerColors.light,
    background_color: headerColors.light,
    icons: [
      icon('icon-192.png', 192, 'any'),
      icon('icon-512.png', 512, 'any'),
      icon('icon-maskable-512.png', 512, 'maskable'),
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
};
