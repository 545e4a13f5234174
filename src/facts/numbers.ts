import type { Language } from '../site.ts';

export const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** @returns the numbers in a text, without thousands separators. */
function numbersIn(text: string): string[] {
  return text.replace(/(?<=\d),(?=\d)/g, '').match(/\d+(?:\.\d+)?/g) ?? [];
}

/**
 * Compares the numbers in a text and its translation. English writes months as words, and small numbers, too.
 * @returns the error message for the Chinese text, or undefined
 */
export function unsharedNumber({ 'zh-CN': chinese, en }: Record<Language, string>) {
  const numbers = numbersIn(chinese);
  const spelt = months.flatMap((month, index) => (en.includes(month) ? String(index + 1) : []));
  const english = numbersIn(en);
  const more = english.find((number) => !numbers.includes(number));
  if (more) return `lacks the number ${more}, which is in the English text: correct one of them`;
  const unsaid = numbers.find(
    (number) => Number(number) >= 10 && !english.includes(number) && !spelt.includes(number),
  );
  return (
    unsaid &&
    `has the number ${unsaid}, which the English text lacks in digits: correct one of them`
  );
}
