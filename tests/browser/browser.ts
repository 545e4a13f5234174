import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installPackages } from '../packages.ts';

const usualPlaces = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Keeps Chromium from phoning home; as root it needs --no-sandbox. */
export const browserArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** @returns the path of an installed Chromium, or undefined. */
export function findBrowser(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find((file) => file && existsSync(file));
}

/**
 * Ensures that there is a browser: an installed one, Playwright's download, or Debian's package.
 * @throws Error with instructions if none of them works
 */
export function installBrowser(): void {
  if (findBrowser()) return;
  console.log('There is no Chromium: playwright install chromium');
  spawnSync('playwright', ['install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  if (findBrowser()) return;
  installPackages('Chromium', ['/usr/bin/chromium'], ['chromium', 'fonts-noto-cjk']);
}
