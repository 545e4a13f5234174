/** The builds for the site and browser tests: one at the root, one under a base path. */
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

/** Vitest sets NODE_ENV to `test`, which would make Astro build for development, without search. */
export const productionEnvironment = { NODE_ENV: 'production' };

/** The files that a copy of the project needs for a build. */
export const projectParts = [
  'content',
  'deploy',
  'pages',
  'public',
  'src',
  'astro.config.mjs',
  'content.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];
