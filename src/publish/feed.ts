import type { AstroIntegration } from 'astro';
import { languages } from '../site.ts';

/** Serves a feed of dated facts in each language: `/feed.xml`, `/en/feed.xml`. */
export function feed(): AstroIntegration {
  return {
    name: 'feed',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const folder of Object.values(languages)) {
          injectRoute({ pattern: `/${folder}feed.xml`, entrypoint: './src/publish/feed.xml.ts' });
        }
      },
    },
  };
}
