import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { withBase } from '../site.ts';

/** The colours of the header, `--sl-color-bg-nav`: browsers paint their own bar alike. */
export const headerColors = { light: '#fdfdfc', dark: '#15181c' };

/** What a phone needs to know to put the site on its home screen. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { head } = locals.starlightRoute;
  head.push({
    tag: 'link',
    attrs: { rel: 'apple-touch-icon', href: withBase('/icons/apple-touch-icon.png') },
  });
  for (const [scheme, content] of Object.entries(headerColors)) {
    const media = `(prefers-color-scheme: ${scheme})`;
    head.push({ tag: 'meta', attrs: { name: 'theme-color', content, media } });
  }
});
