/** The builds that the site and browser tests look at: one at the root, one below a base path. */
export const builds = {
  root: {
    folder: 'test-results/dist',
    env: { SITE_URL: 'https://guide.example.org', BASE_PATH: '' },
    port: 4391,
    url: 'http://localhost:4391/',
  },
  base: {
    folder: 'test-results/dist-base',
    env: { SITE_URL: 'https://guide.example.org', BASE_PATH: '/guide/' },
    port: 4392,
    url: 'http://localhost:4392/guide/',
  },
};

/** Vitest sets NODE_ENV to `test`, and Astro would then build pages for development, without search. */
export const productionEnvironment = { NODE_ENV: 'production' };

/** What a copy of the project needs so that it can be built. */
export const projectParts = [
  'content',
  'deploy',
  'public',
  'src',
  'astro.config.mjs',
  'content.config.ts',
  'package.json',
  'tsconfig.json',
];
