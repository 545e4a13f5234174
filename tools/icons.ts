/** Draws the app icons from `public/favicon.svg`: `node tools/icons.ts`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { browserArguments, findBrowser } from '../tests/browser/browser.ts';

const drawing = readFileSync('public/favicon.svg', 'utf8');
const color = /fill="(#[0-9a-f]{6})"/.exec(drawing)?.[1];
if (!color) throw new Error('public/favicon.svg: expected a fill="#rrggbb"');

/**
 * The white card on its colour, scaled to a share of the icon; maskable icons need the background filled.
 */
const icon = (share: number, corner: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="${corner}" fill="${color}"/><g transform="translate(8 8) scale(${share}) translate(-8 -8)">${drawing.replace(color, '#fff')}</g></svg>`;

const icons = [
  { file: 'icon-192.png', size: 192, svg: icon(0.7, 3) },
  { file: 'icon-512.png', size: 512, svg: icon(0.7, 3) },
  // The safe zone is a circle 80% of the icon's width (W3C, Web Application Manifest).
  { file: 'icon-maskable-512.png', size: 512, svg: icon(0.6, 0) },
  { file: 'apple-touch-icon.png', size: 180, svg: icon(0.65, 0) },
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
