/** The header's colours, `--sl-color-bg-nav` (colors.css), for the browser's own toolbar. */
export const headerColors = { light: '#fdfdfc', dark: '#15181c' };
