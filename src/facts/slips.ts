import { traditionalIn } from '../check/simplified.ts';
import type { Language } from '../site.ts';

/** Not a fall, as in “from 10 to 5”. */
const range =
  /(?<!from |从 ?|[\d.,])(\d+(?:\.\d+)?) ?(?:[–~～]|至|到|to(?= \d)) ?(\d+(?:\.\d+)?)(?![\d.]*[-–])/g;

/** Finds ranges whose end comes first, with the interface of a pattern. */
const backwards: Pick<RegExp, 'exec'> = {
  exec: (text) =>
    [...text.matchAll(range)].find(([, start, end]) => Number(start) >= Number(end)) ?? null,
};

/** Slips in the words that readers see, on pages and in facts, and how to correct each. */
export const slips: [sign: Pick<RegExp, 'exec'>, words: string][] = [
  [backwards, 'a range begins with the smaller number'],
  [
    /\b(?!had|that)([a-z]+) \1\b(?!\.\w)|(?<!目)的的(?!确)|是是|(?<!现)在在/i,
    'a word is there twice: remove one',
  ],
  [
    /\p{Script=Han}(?:[,;:!?](?!\d)|\.(?![\w.]))/u,
    'Chinese text has full-width signs: ， 。 ； ： ！ ？',
  ],
  [/"/, 'quotes are “ and ”'],
  [/(?<![A-Z])\$\d/, 'name the currency: US$20'],
  [/(?<=[\s）*])-?>(?=[\s*])/, 'the steps of a path have › between them'],
  [
    /\b(?:Chatgpt|chatGPT|ChatGpt|Openai|OpenAi|openAI|Iphone|IPhone|Paypal|Github|Wechat|Wildcard)\b/,
    'a name is ChatGPT, OpenAI, iPhone, PayPal, GitHub, WeChat, WildCard',
  ],
  [/[【】]/, 'brackets are （ and ）'],
  [/登陆|帐/, 'write 登录, 账'],
];

/** @returns the error message for a slip in a text, or undefined. */
export function slipIn(text: string, language: Language): string | undefined {
  for (const [sign, words] of slips) {
    const [found] = sign.exec(text) ?? [];
    if (found) return `"${found}": ${words}`;
  }
  const other = language === 'zh-CN' && traditionalIn(text);
  return other ? `"${other[0]}" is Traditional: write ${other[1]}` : undefined;
}
