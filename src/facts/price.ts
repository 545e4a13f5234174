import type { Value } from './schema.ts';

/**
 * @returns the US dollars in a value's English text, such as `US$20 a month`, if it names exactly one amount.
 */
export function usdOf({ text }: Pick<Value, 'text'>): number | undefined {
  const [amount, another] = text.en.match(/(?<=US\$)\d[\d,]*(\.\d+)?/g) ?? [];
  return amount && !another ? Number(amount.replaceAll(',', '')) : undefined;
}
