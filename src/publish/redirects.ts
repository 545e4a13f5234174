import type { AstroIntegration } from 'astro';
import { readRedirects } from './redirect-list.ts';

/**
 * Builds a small page at each address that has moved as a whole. Astro's own redirects leave out the base
 * path and lose the part of the address after `#`. (Headings that moved: see markdown/moved-headings.ts.)
 */
export function redirects(): AstroIntegration {
  return {
    name: 'redirects',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const { from } of readRedirects().filter((redirect) => !redirect.from.includes('#'))) {
          // An endpoint and not a page, so that the site map does not list it.
          injectRoute({
            pattern: `${from}index.html`,
            entrypoint: './src/publish/redirect.html.ts',
          });
        }
      },
    },
  };
}
