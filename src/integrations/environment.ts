import type { AstroIntegration } from 'astro';
import { ContentError } from '../check/error.ts';

/** Refuses to build outside production, and warns if SITE_URL is not set. */
export function environment(): AstroIntegration {
  return {
    name: 'environment',
    hooks: {
      'astro:config:setup': ({ command, config, logger }) => {
        if (command !== 'build') return;
        const { NODE_ENV = 'production', SITE_URL } = process.env;
        if (NODE_ENV !== 'production') {
          throw new ContentError(
            `NODE_ENV is "${NODE_ENV}": unset it, or set NODE_ENV=production, to build the site for readers.`,
          );
        }
        if (!SITE_URL) {
          logger.warn(
            `Canonical URLs begin with ${config.site}. Before publishing, set SITE_URL, such as SITE_URL=https://guide.example.org.`,
          );
        }
      },
    },
  };
}
