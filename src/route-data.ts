import { readFileSync } from 'node:fs';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { readFacts } from './facts/load.ts';
import { isMissingPage, languages, withBase, type Language } from './site.ts';
import { structuredData } from './structured-data.ts';
import { headerColors } from './styles/palette.ts';

type Head = StarlightRouteData['head'];

/** Completes Starlight's data for each page: the contents of its head and the links of its sidebar. */
export const onRequest = defineRouteMiddleware(({ locals, site, url }) => {
  const route = locals.starlightRoute;
  addAppLinks(route.head);
  addFeedLink(route);
  fixSidebarLinks(route);
  if (isMissingPage(url.pathname)) return;
  route.head.push(structuredData(route, new URL(url.pathname, site), locals.t('problem.index')));
  addPreviewImage(route, site);
});

const icon = readFileSync('public/favicon.svg', 'utf8')
  .trim()
  .replaceAll('"', "'")
  .replaceAll('#', '%23');

/** Icons and theme colours for browser tabs and home screens. */
function addAppLinks(head: Head): void {
  for (const { attrs } of head) {
    // Inlined, because browsers fetch an icon file before they paint.
    if (attrs?.['rel'] === 'shortcut icon') {
      Object.assign(attrs, { rel: 'icon', type: undefined, href: `data:image/svg+xml,${icon}` });
    }
  }
  head.push({
    tag: 'link',
    attrs: { rel: 'apple-touch-icon', href: withBase('/icons/apple-touch-icon.png') },
  });
  for (const [scheme, content] of Object.entries(headerColors)) {
    const media = `(prefers-color-scheme: ${scheme})`;
    head.push({ tag: 'meta', attrs: { name: 'theme-color', content, media } });
  }
}

/**
 * The link for feed readers, on the pages where people look for a feed: the home page and the timeline.
 * Elsewhere it would be 60 wasted bytes.
 */
function addFeedLink({ entry, head, lang }: StarlightRouteData): void {
  const name = entry.id.replace(/^en(\/|$)/, '');
  if (!['', 'index', 'about/timeline'].includes(name)) return;
  const href = withBase(`/${languages[lang as Language]}feed.xml`);
  head.push({ tag: 'link', attrs: { rel: 'alternate', type: 'application/rss+xml', href } });
}

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

/** The picture of link previews in chat apps and social networks, which show the page's title beside it. */
function addPreviewImage(
  { head, lang, siteTitle }: StarlightRouteData,
  site: URL | undefined,
): void {
  const image = {
    'og:image': new URL(withBase(`/social/${lang}.png`), site).href,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': siteTitle,
  };
  for (const [property, content] of Object.entries(image)) {
    head.push({ tag: 'meta', attrs: { property, content } });
  }
}
