import type { Language } from '../site.ts';
import { months } from './date.ts';

/*
 * Finds facts that a text and its translation do not share. Words vary, so only what must be the same in both
 * is compared: numbers and what they count, dates, and names in Latin letters.
 */

/** A text in both languages. */
export type Texts = Record<Language, string>;

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

/** Names of products, companies and hosts. */
const names =
  /(?<![\w$.@/-])(?:[A-Z]\w+(?:-[A-Z\d]+)*(?!\w*\.\w)|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net))/g;

/**
 * @param labels words that the English text must have as they are
 * @returns the error message for a number, date, word, name or label in one of the texts only, or undefined
 */
export function lostInTranslation(texts: Texts, labels: string[] = []): string | undefined {
  const { 'zh-CN': chinese, en } = texts;
  const wrong = lostNumbers(texts);
  if (wrong) return wrong;
  const opposite = meanings.find(
    ([word, english, except]) => word.test(chinese) && !english.test(en) && !except.test(chinese),
  );
  const isLost = (name: string) => !en.toLowerCase().includes(name.toLowerCase());
  const lost =
    opposite?.[0].exec(chinese)?.[0] ?? [...(chinese.match(names) ?? []), ...labels].find(isLost);
  return lost && `has ${lost}, which the English text lacks: correct one of them`;
}

/**
 * Compares numbers and dates. English writes months as words, and small numbers, too.
 * @returns the error message for the Chinese text, or undefined
 */
export function lostNumbers(texts: Texts): string | undefined {
  const [chinese, en] = [texts['zh-CN'], texts.en].map((text) =>
    text.replace(/(?<=\d),(?=\d)/g, ''),
  ) as [string, string];
  const impossible = impossibleDate(chinese);
  if (impossible) return `${impossible}: no such date, or years from now: correct it`;
  const numbers = numbersIn(chinese.replace(/\d+ ?月/g, ''));
  const english = numbersIn(en);
  const said = [...chinese.matchAll(/(\d+) ?月/g)];
  const added =
    english.find((number) => !numbers.includes(number)) ??
    // “May” needs a number beside it.
    months.find(
      (month, index) =>
        new RegExp(`\\d ${month}|${month} \\d`).test(en) &&
        !said.some(([, number]) => Number(number) === index + 1),
    );
  if (added) return `lacks ${added}, which is in the English text: correct one of them`;
  const sums = [...chinese.matchAll(/(?<![\d.]|到 )(\d[\d.]*) 美元/g)];
  const lost =
    numbers.find((number) => Number(number) >= 10 && !english.includes(number)) ??
    said.find(([, number]) => !en.includes(months[Number(number) - 1]!))?.[0] ??
    otherUnit(chinese, en) ??
    sums.find(([, number]) => !en.includes(`US$${number}`))?.[0];
  return (
    lost && `has ${lost}, which the English text lacks (US$20, 14 days, 5 May): correct one of them`
  );
}

/** @returns the numbers in a text, without leading zeros; 1 万 is 10000 */
function numbersIn(text: string): string[] {
  const found = text.matchAll(/0*(\d+(?:\.\d+)?)( ?万)?/g);
  return [...found].map(([, number, wan]) => (wan ? String(Number(number) * 10_000) : number!));
}

/** @returns an amount that is something else in English, such as hours instead of days. */
function otherUnit(chinese: string, en: string): string | undefined {
  for (const alike of units) {
    const amounts = new RegExp(`((?!0 )\\d[\\d.]*) ?(${Object.keys(alike).join('|')})`, 'g');
    for (const [amount, number = '', unit = ''] of chinese.matchAll(amounts)) {
      const inEnglish = (pattern = '') =>
        new RegExp(`(?<![\\d.])${pattern.replace('N', number)}(?![\\d.]*\\d)`).test(en);
      if (!inEnglish(alike[unit]) && Object.values(alike).some(inEnglish)) return amount;
    }
  }
  return undefined;
}

/** @returns a date that no calendar has, or that is years away. */
function impossibleDate(chinese: string): string | undefined {
  const dates = [...chinese.matchAll(/(\d{4}) 年(?: (\d+) 月(?: (\d+) 日)?)?/g)];
  const wrong = dates.find(([, year, month = 1, day = 1]) => {
    const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return time.getUTCDate() !== Number(day) || Number(year) > new Date().getFullYear() + 1;
  });
  return (/(?<!\d)(?:1[3-9]|[2-9]\d) ?月/.exec(chinese) ?? wrong)?.[0];
}
