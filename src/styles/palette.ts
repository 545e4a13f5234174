import { readFileSync } from 'node:fs';

/** The rules of colors.css: the light theme first, then the differences of the dark one. */
const [light = '', dark = ''] = readFileSync('src/styles/colors.css', 'utf8').split(
  '@media screen',
);

/**
 * @param name of a colour in colors.css: `sl-color-black`
 * @param theme the theme
 * @returns the colour as written in CSS
 * @throws Error if there is no such colour
 */
export function colorOf(name: string, theme: 'light' | 'dark' = 'light'): string {
  const rule = new RegExp(`--${name}: (#\\w+|hsl\\([^)]+\\));`);
  const color = rule.exec(theme === 'dark' ? dark : light)?.[1];
  if (!color) throw new Error(`src/styles/colors.css: expected a colour --${name} (${theme})`);
  return color;
}

/** The header's colours, `--sl-color-bg-nav`, for the browser's own toolbar. */
export const headerColors = {
  light: colorOf('sl-color-black', 'light'),
  dark: colorOf('sl-color-black', 'dark'),
};
