import type { Language } from '../site.ts';
import { months } from './date.ts';
import { today } from './fields.ts';

/*
 * Finds facts that a text and its translation do not share. Words vary, so only what must be the same in both
 * is compared: numbers and what they count, limits, dates, names and places.
 */

/** What a number can count, in Chinese and as a pattern in English, where N is the number. */
const measures: Record<string, string>[] = [
  {
    分钟: 'N minutes?',
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

const numerals = ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Limits and the like in Chinese, and how English says the same. */
const counterparts: [RegExp, RegExp][] = [
  [/每人每/, /(?:per|a) (?:person|seat|user|member)|each/],
  [/后四位/, /last four/i],
  ...[...'三四五六七八九十'].map((digit, at): [RegExp, RegExp] => [
    new RegExp(
      `(?<![一二三四五六七八九十百第这几])${digit} ?(?:天|周|小时|个|种|样|步|次|张|条|处|家)`,
    ),
    new RegExp(`\\b(?:${at + 3}|${numerals[at]})\\b`, 'i'),
  ]),
  [/两(?:天|周|个月|小时)/, /\b(?:2|two|both)\b/i],
  [/(?:至少|最少|不少于) ?\d+/, /least|minimum|or (?:more|later|above)|less than/i],
  [/(?:至多|最多|不超过) ?\d+/, /most|up to|maximum|within|no (?:more|longer)|limit|cap/i],
  [/(?:不到|不足|少于|低于) ?\d+/, /less than|under|below|fewer|short of/i],
  [/(?:超过|多于|高于) ?\d+/, /more than|over|above|exceed|beyond|longer/i],
];

/** What is denied in Chinese, in words that English cannot say without one of these. */
const denied: [RegExp, RegExp] = [
  /(?<!要)不要(?!付)|(?<!能)不能|不会|不支持|无法|(?<!含)不含|不接受/,
  /\b(?:not?|never|cannot|without|none|nobody|nothing|nor|only|stop\w*|ignore|forbid|leave out|fail\w*|refus\w*|declin\w*|block\w*|avoid|against|instead|impossible|too|un(?:supported|\w+able))\b|n[’']t\b/i,
];

/** Words in English, and how Chinese says the same. */
const counterpartsOfEnglish: [RegExp, RegExp][] = [
  [
    /\b(?:do|does|did|can|could|will|would|may|must|should) ?not\b|n[’']t\b|\bnever\b/i,
    /[不没别无未非勿莫拒停免除只才少缺止空禁限否]|以外|两回事/,
  ],
  [
    /\b(?:at (?:least|most)|up to|(?:no )?(?:more|less|fewer) than|within) (?:US\$)?\d+/i,
    /[至最多超少满足低高起内]|不到|以[上下]/,
  ],
  ...'Pro Visa PayPal iPad Safari Stripe Claude Gmail GitHub Enterprise Edu'
    .split(' ')
    .map((name): [RegExp, RegExp] => [
      new RegExp(`(?<![\\w.-])${name}(?![\\w.])`),
      new RegExp(name),
    ]),
];

/** Countries and regions in Chinese, with their names in English: short, long and the stem of the adjective. */
const places = placeNames();
const placesInChinese = new RegExp([...places.keys()].join('|'), 'g');

function placeNames(): Map<string, RegExp> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = (language: string, style?: 'short') =>
    new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
  const [chinese, long, short] = [names('zh-CN', 'short'), names('en'), names('en', 'short')];
  const pairs = letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code): [string, RegExp][] => {
      const [name, full, brief] = [chinese.of(code), long.of(code), short.of(code)];
      // UK is another code of GB.
      const isAlias = Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`;
      if (isAlias || !name || !full || !brief) return [];
      const stem = { EU: 'EU', KR: 'Korea', TR: 'Turk' }[code] ?? full.slice(0, 4);
      return [[name, new RegExp(`${full}|${brief}|${stem}`)]];
    });
  // Longer names first: 印度 begins 印度尼西亚.
  return new Map(pairs.sort(([one], [other]) => other.length - one.length));
}

/** @returns a text without thousands separators. */
const plain = (text: string) => text.replace(/(?<=\d),(?=\d)/g, '');

/** @returns the numbers in a text. */
function numbersIn(text: string): string[] {
  return plain(text).match(/\d+(?:\.\d+)?/g) ?? [];
}

/**
 * Compares a text with its translation. English writes months as words, and small numbers, too.
 * @returns the error message for the Chinese text, or undefined
 */
export function lostInTranslation({ 'zh-CN': chinese, en }: Record<Language, string>) {
  const numbers = numbersIn(chinese.replace(/\d+ ?月/g, ''));
  const english = numbersIn(en);
  const more = english.find((number) => !numbers.includes(number));
  if (more) return `lacks the number ${more}, which is in the English text: correct one of them`;
  const unsaid = numbers.find((number) => Number(number) >= 10 && !english.includes(number));
  if (unsaid)
    return `has the number ${unsaid}, which the English text lacks in digits: correct one of them`;
  return (
    impossibleDate(chinese) ??
    otherMonth(chinese, en) ??
    otherMeasure(plain(chinese), plain(en)) ??
    lacking(
      counterparts.map(([said, words]) => [said.exec(chinese)?.[0], words]),
      en,
    )
  );
}

/**
 * Compares names of products, companies and places, limits, and what is denied. Titles and descriptions, whose length
 * is limited, may omit them.
 * @returns the error message for words in one of the texts only, or undefined
 */
export function lostWords({ 'zh-CN': chinese, en }: Record<Language, string>) {
  const names =
    chinese.match(
      /(?<![\w$.@/-])(?:[A-Z]\w+(?:-[A-Z\d]+)*(?!\w*\.\w)|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net))/g,
    ) ?? [];
  const regions = chinese.match(placesInChinese) ?? [];
  const added = counterpartsOfEnglish
    // A message may be quoted in both.
    .find(([said, words]) => said.test(en) && !words.test(chinese) && !said.test(chinese))?.[0]
    .exec(en)?.[0];
  const lost = lacking(
    [
      [denied[0].exec(chinese)?.[0], denied[1]],
      ...names.map((name): [string, RegExp] => [
        name,
        // Not as a part of a host.
        new RegExp(`(?<![\\w.@/-])[${name[0]}${name[0]!.toLowerCase()}]${name.slice(1)}(?!\\.\\w)`),
      ]),
      ...regions.map((name): [string, RegExp] => [name, places.get(name)!]),
    ],
    en,
  );
  return lost ?? (added && `lacks “${added}”, which is in the English text: correct one of them`);
}

/** @returns the error message for the first of the Chinese words whose English ones are missing */
function lacking(said: [words: string | undefined, english: RegExp][], en: string) {
  const [words] = said.find(([chinese, english]) => chinese && !english.test(en)) ?? [];
  return words && `has ${words}, which the English text lacks: correct one of them`;
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
    [...chinese.matchAll(/(\d{4}) 年(?: (\d+) 月(?: (\d+) 日)?)?/g)].find(
      ([, year, month = 1, day = 1]) => {
        const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
        return time.getUTCDate() !== Number(day) || Number(year) > Number(today.slice(0, 4)) + 1;
      },
    ) ?? [];
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
      const words = measure[unit]!;
      if (other && !inEnglish(words))
        return `has ${amount}, and the English text ${other}: correct one of them`;
      // The number may be a word there, the unit not.
      if (number && !new RegExp(words.replace(/ ?N ?/, '')).test(en))
        return `has ${amount}, which the English text lacks: correct one of them`;
    }
  }
  return undefined;
}
