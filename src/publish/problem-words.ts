import type { AstroIntegration } from 'astro';

/** Serves `/problem-words.json`: a third of the index of problems, which only a reader who types there needs. */
export function problemWords(): AstroIntegration {
  return {
    name: 'problem-words',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({
          pattern: '/problem-words.json',
          entrypoint: './src/publish/problem-words.json.ts',
        });
      },
    },
  };
}
