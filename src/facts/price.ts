import type { Value } from './schema.ts';

/** @returns the US dollars that a price names in its English text, such as `US$20 a month`, if it names one amount. */
export function usdOf({ text }: Pick<Value, 'text'>): number | undefined {
  const [amount, another] = text.en.match(/(?<=US\$)\d[\d,]*(\.\d+)?/g) ?? [];
  return amount && !another ? Number(amount.replaceAll(',', '')) : undefined;
}
