/** Draws the app icons from `public/favicon.svg`: `node tools/icons.ts`. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const drawing = readFileSync('public/favicon.svg', 'utf8');
const color = /fill="(#[0-9a-f]{6})"/.exec(drawing)?.[1];
if (!color) throw new Error('public/favicon.svg: expected a fill="#rrggbb"');

/** The white card, scaled to a share of the icon, on its colour; maskable icons need the corners filled. */
const icons = [
  { file: 'icon-192.png', size: 192, share: 0.7, corner: 3 },
  { file: 'icon-512.png', size: 512, share: 0.7, corner: 3 },
  // The safe zone is a circle 80% of the icon's width (W3C, Web Application Manifest).
  { file: 'icon-maskable-512.png', size: 512, share: 0.6, corner: 0 },
  { file: 'apple-touch-icon.png', size: 180, share: 0.65, corner: 0 },
];

for (const { file, size, share, corner } of icons) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16"><rect width="16" height="16" rx="${corner}" fill="${color}"/><g transform="translate(8 8) scale(${share}) translate(-8 -8)">${drawing.replace(color, '#fff')}</g></svg>`;
  await sharp(Buffer.from(svg)).png({ palette: true, effort: 10 }).toFile(`public/icons/${file}`);
}
