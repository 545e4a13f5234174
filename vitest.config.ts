import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    silent: 'passed-only',
    // One for each core; Vitest leaves one idle.
    maxWorkers: '100%',
    projects: [
      // Some start a command of the project.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          // Reading and parsing all pages takes seconds; files share what they have imported.
          isolate: false,
          globalSetup: 'tests/site/build.ts',
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
