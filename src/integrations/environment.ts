import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ContentError } from '../check/error.ts';

/** Refuses to build in a read-only folder or outside production, and warns if SITE_URL is not set. */
export function environment(): AstroIntegration {
  return {
    name: 'environment',
    hooks: {
      'astro:config:setup': ({ command, config, logger }) => {
        if (command !== 'build') return;
        const root = fileURLToPath(config.root);
        try {
          accessSync(root, constants.W_OK);
        } catch {
          throw new ContentError(
            `${root} cannot be written to, but a build keeps files there: build in a copy of your own.`,
          );
        }
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
