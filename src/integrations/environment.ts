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
            `NODE_ENV is "${NODE_ENV}". Only NODE_ENV=production builds what readers get: set that, or none.`,
          );
        }
        if (!SITE_URL) {
          logger.warn(
            `Canonical addresses say ${config.site}. To publish, set SITE_URL, such as SITE_URL=https://guide.example.org.`,
          );
        }
      },
    },
  };
}
