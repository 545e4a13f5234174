import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent, readContent } from './content.ts';

/**
 * Checks all content before the build uses it. A build with mistakes lists them and stops; `npm run dev`
 * lists them at the start and after each change.
 */
export function contentCheck(sidebar: string[]): AstroIntegration {
  const check = () => checkContent(readContent(), sidebar).join('\n');
  return {
    name: 'content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        const mistakes = check();
        if (!mistakes) return;
        if (command === 'dev') return logger.warn(mistakes);
        // Astro would print a thrown error between a line about hooks and its place in the code.
        console.error(mistakes);
        process.exit(1);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.on('all', (_, file) => {
          const mistakes = path.relative('content', file).startsWith('..') ? '' : check();
          if (mistakes) logger.warn(mistakes);
        });
      },
    },
  };
}
