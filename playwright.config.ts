import { defineConfig, devices } from '@playwright/test';
import { browserArguments, findBrowser } from './tests/browser/browser.ts';
import { builds } from './tests/builds.ts';

const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };
const withWorker = '**/{offline*,releases}.test.ts';
/** What they check is the same on every screen. */
const onPhoneOnly = '**/{ages,faults,install,problems,search,search-faults,sharing}.test.ts';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  // Many tests wait for a timer or the network, which leaves the processor idle.
  workers: '150%',
  forbidOnly: Boolean(process.env.CI),
  reporter: [['dot'], ['json', { outputFile: 'test-results/browser.json' }]],
  // The machine may be busy with other tests.
  expect: { timeout: 15_000 },
  use: {
    baseURL: builds.root.url,
    locale: 'zh-CN',
    // A worker would answer requests that the tests need to see or answer.
    serviceWorkers: 'block',
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
  },
  projects: [
    { name: 'phone', testIgnore: [withWorker, '**/search-keyboard.test.ts'], use: phone },
    // Caching a language takes seconds, and some tests do it three times. Workers behave the same on every screen.
    { name: 'offline', testMatch: withWorker, timeout: 90_000, use: phone },
    {
      name: 'desktop',
      grepInvert: /@phone/,
      testIgnore: [withWorker, onPhoneOnly],
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
  ],
  webServer: Object.values(builds).map(({ folder, env, port, url }) => ({
    command: `node tools/serve.ts ${folder} ${port} ${env.BASE_PATH}`,
    url,
    reuseExistingServer: false,
  })),
});
