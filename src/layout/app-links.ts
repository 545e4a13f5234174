import { readFileSync } from 'node:fs';
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { withBase } from '../site.ts';
import { colorOf } from '../styles/palette.ts';

/** The header's colours, `--sl-color-bg-nav`, for the browser's own toolbar. */
export const headerColors = {
  light: colorOf('sl-color-black', 'light'),
  dark: colorOf('sl-color-black', 'dark'),
};

const icon = readFileSync('public/favicon.svg', 'utf8')
  .trim()
  .replaceAll('"', "'")
  .replaceAll('#', '%23');

/** Icons and theme colours for browser tabs and home screens. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { head } = locals.starlightRoute;
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
});
