import { readFileSync } from 'node:fs';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { addressIn, isMissingPage, pathWithoutLocale, withBase, type Language } from './site.ts';
import { structuredData } from './structured-data.ts';
import { headerColors } from './styles/palette.ts';

const icon = readFileSync('public/favicon.svg', 'utf8')
  .trim()
  .replaceAll('"', "'")
  .replaceAll('#', '%23');

/** Completes the head of each page. */
export const onRequest = defineRouteMiddleware(({ locals, site, url: { pathname } }) => {
  const route = locals.starlightRoute;
  const { head, siteTitle } = route;
  const lang = (locals.lang = route.lang as Language);
  const add = (tag: 'link' | 'meta', attrs: Record<string, string>) => head.push({ tag, attrs });

  // Inlined, because browsers fetch an icon file before they paint.
  const { attrs } = head.find(({ attrs }) => attrs?.['rel'] === 'shortcut icon')!;
  Object.assign(attrs!, { rel: 'icon', type: undefined, href: `data:image/svg+xml,${icon}` });
  add('link', { rel: 'apple-touch-icon', href: withBase('/icons/apple-touch-icon.png') });
  for (const [scheme, content] of Object.entries(headerColors))
    add('meta', { name: 'theme-color', content, media: `(prefers-color-scheme: ${scheme})` });

  if (isMissingPage(pathname)) return;

  // Where people look for a feed; elsewhere it would be 60 wasted bytes.
  if (['/', '/about/timeline/'].includes(pathWithoutLocale(pathname)))
    add('link', {
      rel: 'alternate',
      type: 'application/rss+xml',
      href: addressIn(lang, '/feed.xml'),
    });
  head.push(structuredData(route, new URL(pathname, site), locals.t('problem.index')));
  // For link previews in chat apps and social networks, which show the page's title beside the picture.
  const picture = new URL(withBase(`/social/${lang}.png`), site).href;
  add('meta', { property: 'og:image', content: picture });
  add('meta', { property: 'og:image:width', content: '1200' });
  add('meta', { property: 'og:image:height', content: '630' });
  add('meta', { property: 'og:image:alt', content: siteTitle });
});
