import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installPackages } from '../packages.ts';

/** Chromium without its own windows and pages: the tests take half the processor time. */
const headlessShell = '/usr/bin/chromium-headless-shell';

/** Its letters are as wide as Arial's and nearly as Roboto's; those of Debian's default font are a fifth wider. */
const arial = '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf';

const usualPlaces = [
  process.env.CHROMIUM_PATH ?? '',
  headlessShell,
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
 * Ensures that there is a browser: as root on Debian the headless one, else an installed one or Playwright's
 * download.
 * @throws Error with instructions if none of them works
 */
export function installBrowser(): void {
  const canInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!findBrowser() && !canInstall) {
    console.log('There is no Chromium: playwright install chromium');
    spawnSync('playwright', ['install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  }
  if (findBrowser() && !canInstall) return;
  try {
    const packages = ['chromium-headless-shell', 'fonts-liberation', 'fonts-noto-cjk'];
    installPackages('Headless Chromium with fonts', [headlessShell, arial], packages);
  } catch (error) {
    if (!findBrowser()) throw error;
  }
}
