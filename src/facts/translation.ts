import type { Language } from '../site.ts';
import { months } from './date.ts';
import { today } from './fields.ts';

/*
 * Finds facts that a text and its translation do not share. Words vary, so only what must be the same in both
 * is compared: numbers and what they count, dates, and names in Latin letters.
 */

/** What a number can count, in Chinese and as a pattern in English, where N is the number. */
const units: Record<string, string>[] = [
  {
    分钟: 'N minutes?',
    小时: 'N hours?',
    天: 'N days?',
    个工作日: 'N business days?',
    周: 'N weeks?',
    个月: 'N months?',
  },
  { 美元: 'US\\$N', 元: '(?:RMB|CNY) ?N', 欧元: '€N', 港元: 'HK\\$N' },
];

/** @returns the error message for a number, date, name or label in one of the texts only, or undefined */
export function lostInTranslation(texts: Record<Language, string>, labels: string[] = []) {
  return lostNumbers(texts) ?? opposite(texts) ?? lostName(texts, labels);
}

/**
 * Compares numbers and dates. English writes months as words, and small numbers, too.
 * @returns the error message for the Chinese text, or undefined
 */
export function lostNumbers({ 'zh-CN': chinese, en }: Record<Language, string>) {
  const impossible = impossibleDate(chinese);
  if (impossible) return impossible;
  const numbers = numbersIn(chinese.replace(/\d+ ?月/g, ''));
  const english = numbersIn(en);
  const added = english.find((number) => !numbers.includes(number));
  if (added)
    return `lacks the number ${added} in digits, which is in the English text: correct one of them`;
  const lost = numbers.find((number) => Number(number) >= 10 && !english.includes(number));
  if (lost)
    return `has the number ${lost}, which the English text lacks in digits: correct one of them`;
  return otherMonth(chinese, en) ?? otherUnit(chinese, en) ?? otherSum(chinese, en);
}

/** @returns the error message for a number that counts something else in English, such as hours instead of days. */
function otherUnit(chinese: string, en: string): string | undefined {
  for (const alike of units) {
    const amounts = new RegExp(`((?!0 )\\d[\\d,.]*) ?(${Object.keys(alike).join('|')})`, 'g');
    for (const [amount, number = '', unit = ''] of chinese.matchAll(amounts)) {
      const inEnglish = (pattern: string) =>
        new RegExp(`(?<![\\d.])${pattern.replace('N', number)}(?![\\d.,]*\\d)`).exec(en)?.[0];
      const other = Object.values(alike).map(inEnglish).find(Boolean);
      if (other && !inEnglish(alike[unit]!))
        return `has ${amount}, and the English text ${other}: correct one of them`;
    }
  }
  return undefined;
}

/** @returns the error message for a sum that the English text does not have in dollars. */
function otherSum(chinese: string, en: string): string | undefined {
  const sums = chinese.replace(/(?<=\d),(?=\d)/g, '').matchAll(/(?<![\d.]|到 )(\d[\d.]*) 美元/g);
  const english = en.replace(/(?<=\d),(?=\d)/g, '');
  const [sum, dollars] = [...sums].find(([, number]) => !english.includes(`US$${number}`)) ?? [];
  return sum && `has ${sum}, and the English text no US$${dollars}: correct one of them`;
}

/** Chinese words whose English text needs one of certain words, unless the Chinese has the exception, too. */
const meanings: [chinese: RegExp, english: RegExp, except: RegExp][] = [
  [/每个?月|按月|月付/, /month/i, /年/],
  [/每年|按年|年付/, /year|annual/i, /月/],
  [/免费/, /free/i, /$^/],
  [/至少/, /at least|minimum|or more|not? (?:less|fewer)/i, /最多/],
  [/最多/, /at most|up to|maximum|most|highest|only|no more|limit|cap/i, /至少/],
  [/\d ?(?:小时|天|个月)前/, /before|earlier|ago|until|in advance/i, /后/],
  [/\d ?(?:小时|天|个月)后/, /after|later|in \d|within|past|since/i, /前/],
  [
    /不要|(?<![特分个级类识区辨性])别(?![的处人家名称])/,
    /\b(?:not|no|never|nothing|none|nobody|nor|neither|without|cannot|stop|avoid|ignore|refuse\w*|instead|rather|until|leave|before)\b|n't/i,
    /$^/,
  ],
];

/** @returns the error message for words that the English text turns into their opposite, or leaves out. */
function opposite({ 'zh-CN': chinese, en }: Record<Language, string>): string | undefined {
  const found = meanings.find(
    ([word, english, except]) => word.test(chinese) && !english.test(en) && !except.test(chinese),
  );
  return (
    found && `has ${found[0].exec(chinese)![0]}, which the English text lacks: correct one of them`
  );
}

/** @returns the numbers in a text, without thousands separators and leading zeros; 1 万 is 10000 */
function numbersIn(text: string): string[] {
  const found = text.replace(/(?<=\d),(?=\d)/g, '').matchAll(/0*(\d+(?:\.\d+)?)( ?万)?/g);
  return [...found].map(([, number, wan]) => (wan ? String(Number(number) * 10_000) : number!));
}

/** @returns the error message for a label, or name of a product, company or host, in the Chinese text only. */
function lostName({ 'zh-CN': chinese, en }: Record<Language, string>, labels: string[]) {
  const names =
    chinese.match(
      /(?<![\w$.@/-])(?:[A-Z]\w+(?:-[A-Z\d]+)*(?!\w*\.\w)|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net))/g,
    ) ?? [];
  const lost = [...names, ...labels].find((name) => !en.toLowerCase().includes(name.toLowerCase()));
  return lost && `has ${lost}, which the English text lacks: correct one of them`;
}

/** @returns the error message for a month in one of the texts only; “May” needs a number beside it. */
function otherMonth(chinese: string, en: string): string | undefined {
  const said = [...chinese.matchAll(/(\d+) ?月/g)].map(([, month]) => months[Number(month) - 1]);
  const lost = said.find((month) => !month || !en.includes(month));
  if (lost)
    return `has ${months.indexOf(lost) + 1} 月, and the English text lacks ${lost}: correct one of them`;
  const added = months.find(
    (month) => !said.includes(month) && new RegExp(`\\d ${month}|${month} \\d`).test(en),
  );
  return (
    added &&
    `lacks ${months.indexOf(added) + 1} 月, and the English text has ${added}: correct one of them`
  );
}

/** @returns the error message for a date that no calendar has, or is years away, or undefined. */
function impossibleDate(chinese: string): string | undefined {
  const dates = [...chinese.matchAll(/(\d{4}) 年(?: (\d+) 月(?: (\d+) 日)?)?/g)];
  const wrong = dates.find(([, year, month = 1, day = 1]) => {
    const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return time.getUTCDate() !== Number(day) || Number(year) > Number(today.slice(0, 4)) + 1;
  });
  const [found] = /(?<!\d)(?:1[3-9]|[2-9]\d) ?月/.exec(chinese) ?? wrong ?? [];
  return found && `${found}: no such date, or years from now: correct it`;
}
