import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { languages, withBase } from '../site.ts';
import type { Language } from '../site.ts';

/**
 * Tells feed readers where the feed is, on the pages whose address a reader would give them: the home page and the
 * timeline. On the others it would be 60 bytes that nobody looks for.
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
