import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { cached } from '../cached.ts';
import { today } from '../facts/fields.ts';
import { checkContent, readContent } from './content.ts';

/**
 * Checks all content before the build uses it. A build with mistakes lists them and stops; `npm run dev`
 * lists them at the start and after each change. The result is kept while content and code stay the same.
 */
export function contentCheck(sidebar: string[]): AstroIntegration {
  const check = () => {
    const content = readContent();
    const texts = [...content].map(([file, bytes]) => [
      file,
      Buffer.from(bytes).toString('base64'),
    ]);
    return cached('node_modules/.cache/content-check.json', ['src'], [texts, sidebar, today], () =>
      checkContent(content, sidebar).join('\n'),
    );
  };
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
