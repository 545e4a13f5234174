import { readFileSync } from 'node:fs';

const colors = readFileSync('src/styles/colors.css', 'utf8');

/** A colour as written there. */
const color = String.raw`(#\w+|hsl\([^)]+\))`;

/**
 * @param name of a colour in colors.css: `sl-color-black`
 * @param theme the theme
 * @returns the colour as written in CSS
 * @throws Error if there is no such colour
 */
export function colorOf(name: string, theme: 'light' | 'dark' = 'light'): string {
  const rule = new RegExp(`--${name}: (?:light-dark\\()?${color}(?:, ${color}\\))?;`);
  const [, light, dark = light] = rule.exec(colors) ?? [];
  const value = theme === 'dark' ? dark : light;
  if (!value) throw new Error(`src/styles/colors.css: expected a colour --${name} (${theme})`);
  return value;
}

/** The header's colours, `--sl-color-bg-nav`, for the browser's own toolbar. */
export const headerColors = {
  light: colorOf('sl-color-black', 'light'),
  dark: colorOf('sl-color-black', 'dark'),
};
