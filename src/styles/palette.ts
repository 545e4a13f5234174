import { readFileSync } from 'node:fs';

const file = 'src/styles/colors.css';
const colors = /--sl-color-black: light-dark\((#\w+), (#\w+)\);/.exec(readFileSync(file, 'utf8'));
if (!colors) throw new Error(`${file}: expected --sl-color-black: light-dark(#…, #…);`);
const [, light = '', dark = ''] = colors;

/** The header's colours, `--sl-color-bg-nav`, for the browser's own toolbar. */
export const headerColors = { light, dark };
