/** What a field takes. */
export interface Limits {
  /** How many digits after the point count. */
  places: number;
  /** The largest number that is let through. */
  most: number;
}

/**
 * Reads a number as people type it: `7.5`, `7,5`, `７．５`, `7。5` (as a Chinese keyboard gives it), `1,234.50`,
 * `US$20`, `8%`.
 * @param text what stands in a field
 * @param limits what the field takes
 * @returns the number as an integer, in units of 10 ** -places, rounded up; 0 for an empty field; undefined for
 *   what is no number, is negative, is above the limit, or could be two numbers, as `1,234` could be
 */
export function readNumber(text: string, { places, most }: Limits): number | undefined {
  if (text.trim() === '') return 0;
  const typed = text
    .normalize('NFKC')
    .replace(/。/g, '.')
    .trim()
    .replace(/^(?:US)?\$\s*|\s*%$/gi, '');
  const grouped = /^\d{1,3}(?:,\d{3})+\.\d*$/.test(typed);
  const twoNumbers = /^[1-9]\d{0,2},\d{3}$/.test(typed);
  const plain = grouped ? typed.replace(/,/g, '') : typed.replace(',', '.');
  const [, whole, fraction = ''] = /^(?=\.?\d)(\d*)\.?(\d*)$/.exec(plain) ?? [];
  if (whole === undefined || twoNumbers) return undefined;
  const counted = Number(whole + fraction.slice(0, places).padEnd(places, '0'));
  const units = counted + Number(/[1-9]/.test(fraction.slice(places)));
  return units <= most * 10 ** places ? units : undefined;
}
