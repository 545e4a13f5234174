import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent, readContent } from './content.ts';

/**
 * Checks what authors wrote before anything is built of it. A build ends with a sentence for each mistake; while
 * the site is written (`npm run dev`) they are printed at each change.
 * @param sidebar the pages that the sidebar lists
 */
export function contentCheck(sidebar: string[]): AstroIntegration {
  return {
    name: 'content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command === 'preview') return;
        const mistakes = checkContent(readContent(), sidebar);
        if (mistakes.length === 0) return;
        if (command === 'dev') return logger.warn(listed(mistakes));
        // An error thrown here would stand below a line about hooks, and above where it was thrown.
        console.error(listed(mistakes));
        process.exit(1);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.on('all', (_, file) => {
          if (!path.relative('content', file).startsWith('..')) {
            const mistakes = checkContent(readContent(), sidebar);
            if (mistakes.length > 0) logger.warn(listed(mistakes));
          }
        });
      },
    },
  };
}

/** As many as anybody reads at once. */
const most = 30;

function listed(mistakes: string[]): string {
  const more = mistakes.length - most;
  return [...mistakes.slice(0, most), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
