import type { AstroIntegration } from 'astro';
import { addressIn, languages } from '../site.ts';

/** Links each page to the web app manifest of its language, so that the site can be installed on a phone. */
export function manifestLink(): AstroIntegration {
  return {
    name: 'manifest-link',
    hooks: {
      'astro:config:setup': ({ injectScript }) => {
        // Added by script, because browsers fetch a manifest in the HTML, and its icon, before they paint.
        const addresses = Object.keys(languages).map((lang) => [
          lang,
          addressIn(lang, '/manifest.webmanifest'),
        ]);
        const href = `${JSON.stringify(Object.fromEntries(addresses))}[document.documentElement.lang]`;
        injectScript(
          'page',
          `document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: ${href} }));`,
        );
      },
    },
  };
}
