import { readFileSync } from 'node:fs';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { readFacts } from './facts/load.ts';
import { addressIn, isMissingPage, pathWithoutLocale, withBase, type Language } from './site.ts';
import { structuredData } from './structured-data.ts';
import { headerColors } from './styles/palette.ts';

const icon = readFileSync('public/favicon.svg', 'utf8')
  .trim()
  .replaceAll('"', "'")
  .replaceAll('#', '%23');

/** Completes Starlight's data for each page: the contents of its head and the links of its sidebar. */
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

  fixSidebarLinks(route);
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
  const picture = {
    'og:image': new URL(withBase(`/social/${lang}.png`), site).href,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': siteTitle,
  };
  for (const [property, content] of Object.entries(picture)) add('meta', { property, content });
});

/**
 * Fixes sidebar links to sections of the troubleshooting index: Starlight adds a slash after the hash, which
 * breaks them. On a problem page the group that lists it is the current entry.
 */
function fixSidebarLinks({ sidebar, id }: StarlightRouteData): void {
  const problem = readFacts().problems.get(/troubleshooting\/([^/]+)$/.exec(id)?.[1] ?? '');
  for (const entry of sidebar.flatMap((group) => (group.type === 'group' ? group.entries : []))) {
    if (entry.type !== 'link') continue;
    entry.href = entry.href.replace(/(#[^/]+)\/$/, '$1');
    if (problem && entry.href.endsWith(`#${problem.group}`)) entry.isCurrent = true;
  }
}
