import type { AstroIntegration } from 'astro';

/** Serves `/robots.txt`. A route rather than a file in `public/`, because it contains the site's URL. */
export function robots(): AstroIntegration {
  return {
    name: 'robots',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: '/robots.txt', entrypoint: './src/publish/robots.txt.ts' });
      },
    },
  };
}
