/** Draws the icons of the installed site from `public/favicon.svg`: `node tools/icons.ts`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { browserArguments, findBrowser } from '../tests/browser/browser.ts';

const drawing = readFileSync('public/favicon.svg', 'utf8');
const background = /<rect [^>]*fill="(#[0-9a-f]{6})"/.exec(drawing)?.[1];
if (!background) throw new Error('public/favicon.svg: expected a first <rect> with fill="#rrggbb"');

/** Systems that cut icons to a shape of their own want the background up to the edge. */
const full = (share: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" fill="${background}"/><g transform="translate(8 8) scale(${share}) translate(-8 -8)">${drawing}</g></svg>`;

const icons = [
  { file: 'icon-192.png', size: 192, svg: drawing },
  { file: 'icon-512.png', size: 512, svg: drawing },
  // What matters stays within a circle of 80 % (W3C, Web Application Manifest: safe zone).
  { file: 'icon-maskable-512.png', size: 512, svg: full(0.8) },
  { file: 'apple-touch-icon.png', size: 180, svg: full(0.9) },
];

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
for (const { file, size, svg } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  const image = await page.screenshot({ omitBackground: true });
  await sharp(image).png({ palette: true, effort: 10 }).toFile(`public/icons/${file}`);
  await page.close();
}
await browser.close();
