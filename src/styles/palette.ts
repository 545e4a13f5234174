import { readFileSync } from 'node:fs';

/** The rules of colors.css: first what holds in the light theme, then what differs in the dark one. */
const [light = '', dark = ''] = readFileSync('src/styles/colors.css', 'utf8').split(
  '@media screen',
);

/**
 * @param name of a colour in colors.css: `sl-color-black`
 * @param theme which of the two it is asked for
 * @returns the colour, as CSS writes it
 * @throws Error when there is no such colour
 */
export function colorOf(name: string, theme: 'light' | 'dark' = 'light'): string {
  const rule = new RegExp(`--${name}: (#\\w+|hsl\\([^)]+\\));`);
  const color = rule.exec(theme === 'dark' ? dark : light)?.[1];
  if (!color) throw new Error(`src/styles/colors.css: expected a colour --${name} (${theme})`);
  return color;
}
