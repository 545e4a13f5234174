import type { Language } from '../site.ts';
import { today } from './fields.ts';

export const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** What a number can count, in Chinese and as a pattern in English, where N is the number. */
const measures: Record<string, string>[] = [
  {
    小时: 'N hours?',
    天: 'N days?',
    个工作日: 'N (?:business|working) days?',
    周: 'N weeks?',
    个月: 'N months?',
  },
  { 美元: 'US\\$N', 美金: 'US\\$N', 元: '(?:RMB|CNY) ?N', 欧元: '€N', 港元: 'HK\\$N' },
  {
    每周: '(?:a|per|every) week|weekly',
    每月: '(?:a|per|every) month|monthly',
    每年: '(?:a|per|every) year|yearly',
  },
];

/** @returns a text without thousands separators. */
const plain = (text: string) => text.replace(/(?<=\d),(?=\d)/g, '');

/** @returns the numbers in a text. */
function numbersIn(text: string): string[] {
  return plain(text).match(/\d+(?:\.\d+)?/g) ?? [];
}

/**
 * Compares the numbers in a text and its translation. English writes months as words, and small numbers, too.
 * @returns the error message for the Chinese text, or undefined
 */
export function unsharedNumber({ 'zh-CN': chinese, en }: Record<Language, string>) {
  const numbers = numbersIn(chinese.replace(/\d+ ?月/g, ''));
  const english = numbersIn(en);
  const more = english.find((number) => !numbers.includes(number));
  if (more) return `lacks the number ${more}, which is in the English text: correct one of them`;
  const unsaid = numbers.find((number) => Number(number) >= 10 && !english.includes(number));
  if (unsaid)
    return `has the number ${unsaid}, which the English text lacks in digits: correct one of them`;
  return (
    impossibleDate(chinese) ?? otherMonth(chinese, en) ?? otherMeasure(plain(chinese), plain(en))
  );
}

/** @returns the error message for a month in one of the texts only; “May” needs a number beside it. */
function otherMonth(chinese: string, en: string): string | undefined {
  const said = [...chinese.matchAll(/(\d+) ?月/g)].map(([, month]) => months[Number(month) - 1]);
  const other = months.find((month) =>
    said.includes(month) ? !en.includes(month) : new RegExp(`\\d ${month}|${month} \\d`).test(en),
  );
  const [has, lacks] = said.includes(other) ? ['has', 'lacks'] : ['lacks', 'has'];
  return (
    other &&
    `${has} ${months.indexOf(other) + 1} 月, and the English text ${lacks} ${other}: correct one of them`
  );
}

/** @returns the error message for a date that no calendar has, or is years away, or undefined. */
function impossibleDate(chinese: string): string | undefined {
  const [date] =
    [...chinese.matchAll(/(\d{4}) 年 (\d+) 月 (\d+) 日/g)].find(([, year, month, day]) => {
      const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      return time.getUTCDate() !== Number(day) || Number(year) > Number(today.slice(0, 4)) + 1;
    }) ?? [];
  return date && `${date}: no such date, or years from now: correct it`;
}

/** @returns the error message for a number that counts something else in English, as days instead of hours. */
function otherMeasure(chinese: string, en: string): string | undefined {
  for (const measure of measures) {
    const units = Object.keys(measure).join('|');
    const counted = new RegExp(`((?!0 )\\d+(?:\\.\\d+)?|(?=每)) ?(${units})`, 'g');
    for (const [amount, number = '', unit = ''] of chinese.matchAll(counted)) {
      const inEnglish = (words: string) =>
        new RegExp(`(?<![\\d.])(${words.replace('N', number)})(?![\\w.]*\\d|\\w)`).exec(en)?.[0];
      const other = Object.values(measure).map(inEnglish).find(Boolean);
      if (other && !inEnglish(measure[unit]!))
        return `has ${amount}, and the English text ${other}: correct one of them`;
    }
  }
  return undefined;
}
