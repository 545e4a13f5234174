import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { cached, hashOf } from '../cached.ts';
import { today } from '../facts/fields.ts';
import { filesIn } from '../files.ts';
import { siteUrl } from '../site.ts';
import { checkContent, readContent } from './content.ts';
import { ContentError } from './error.ts';
import { config } from './places.ts';

/**
 * Checks the environment and all content before the build uses them. A build with mistakes lists them and stops;
 * `npm run dev` lists them at the start and after each change. The result is kept while content and code stay the
 * same.
 */
export function contentCheck(sidebar: string[]): AstroIntegration {
  const check = () =>
    cached(
      'node_modules/.cache/content-check',
      [hashOf('src', 'content'), filesIn('public'), readFileSync(config, 'utf8'), sidebar, today],
      () => checkContent(readContent(), sidebar).join('\n'),
    );
  return {
    name: 'content',
    hooks: {
      'astro:config:setup': async ({ command, logger }) => {
        const { NODE_ENV = 'production', SITE_URL } = process.env;
        if (command === 'build' && NODE_ENV !== 'production')
          throw new ContentError(
            `NODE_ENV is "${NODE_ENV}": unset it, or set NODE_ENV=production, to build the site for readers.`,
          );
        if (command === 'build' && !SITE_URL)
          logger.warn(
            `Canonical URLs begin with ${siteUrl}. Before publishing, set SITE_URL, such as SITE_URL=https://guide.example.org.`,
          );
        const mistakes = await check();
        if (!mistakes) return;
        if (command === 'dev') return logger.warn(mistakes);
        // Astro would print a thrown error between a line about hooks and its place in the code.
        console.error(mistakes);
        process.exit(1);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.on('all', async (_, file) => {
          const mistakes = path.relative('content', file).startsWith('..') ? '' : await check();
          if (mistakes) logger.warn(mistakes);
        });
      },
    },
  };
}
