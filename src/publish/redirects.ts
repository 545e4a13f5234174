import type { AstroIntegration } from 'astro';
import { readRedirects } from './redirect-list.ts';

/**
 * Builds a page at each address that has moved. Astro's own redirects omit the base path and lose the hash.
 * (Moved headings: see markdown/moved-headings.ts.)
 */
export function redirects(): AstroIntegration {
  return {
    name: 'redirects',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const { from } of readRedirects().filter((redirect) => !redirect.from.includes('#'))) {
          // An endpoint rather than a page, to keep it out of the site map.
          injectRoute({
            pattern: `${from}index.html`,
            entrypoint: './src/publish/redirect.html.ts',
          });
        }
      },
    },
  };
}
