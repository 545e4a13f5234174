import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { isMissingPage } from '../site.ts';
import { imageSize } from './social-image-size.ts';

/** Adds the og:image tags of the page's link preview (build.ts). */
export const onRequest = defineRouteMiddleware(({ locals, site, url }) => {
  if (isMissingPage(url.pathname)) return;
  const { head, entry } = locals.starlightRoute;
  const image = {
    'og:image': new URL(`${url.pathname}social.png`, site).href,
    'og:image:width': String(imageSize.width),
    'og:image:height': String(imageSize.height),
    'og:image:alt': entry.data.title,
  };
  for (const [property, content] of Object.entries(image)) {
    head.push({ tag: 'meta', attrs: { property, content } });
  }
});
