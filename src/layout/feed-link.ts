import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { languages, withBase } from '../site.ts';
import type { Language } from '../site.ts';

/**
 * Adds the link for feed readers to the pages where people look for a feed: the home page and the timeline.
 * Elsewhere it would be 60 wasted bytes.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { entry, head, lang } = locals.starlightRoute;
  const folder = languages[lang as Language];
  const name = entry.id.replace(/^en(\/|$)/, '');
  if (!['', 'index', 'about/timeline'].includes(name)) return;
  head.push({
    tag: 'link',
    attrs: {
      rel: 'alternate',
      type: 'application/atom+xml',
      href: withBase(`/${folder}feed.xml`),
    },
  });
});
