import { readFileSync } from 'node:fs';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { withBase } from '../site.ts';
import { colorOf } from '../styles/palette.ts';

/** The colours of the header, `--sl-color-bg-nav`: browsers paint their own bar alike. */
export const headerColors = {
  light: colorOf('sl-color-black', 'light'),
  dark: colorOf('sl-color-black', 'dark'),
};

const icon = readFileSync('public/favicon.svg', 'utf8')
  .trim()
  .replaceAll('"', "'")
  .replaceAll('#', '%23');

/** What a browser and a phone need to know to show the site in a tab or on the home screen. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { head } = locals.starlightRoute;
  for (const { attrs } of head) {
    // In the page: browsers ask for a file of its own before they paint.
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
});
