/** TEST_PORT lets two copies of the project be tested at once. */
const port = Number(process.env.TEST_PORT ?? 4391);

/** The builds for the site and browser tests: one at the root, one under a base path. */
export const builds = {
  root: {
    folder: 'test-results/dist',
    env: { SITE_URL: 'https://guide.example.org', BASE_PATH: '/' },
    port,
    url: `http://localhost:${port}/`,
  },
  base: {
    folder: 'test-results/dist-base',
    env: { SITE_URL: 'https://guide.example.org', BASE_PATH: '/guide/' },
    port: port + 1,
    url: `http://localhost:${port + 1}/guide/`,
  },
};

/** The builds under test: all, or the one that BUILT names, which is there already, as in `npm run finish`. */
export const tested = (Object.keys(builds) as (keyof typeof builds)[]).filter(
  (name) => (process.env.BUILT ?? name) === name,
);

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
