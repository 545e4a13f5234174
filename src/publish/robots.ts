import type { AstroIntegration } from 'astro';

/** Serves `/robots.txt`. A route and not a file in `public/`, since it names the site's own address. */
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
