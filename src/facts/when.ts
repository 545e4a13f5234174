import english from '../../content/i18n/en.json' with { type: 'json' };
import chinese from '../../content/i18n/zh-CN.json' with { type: 'json' };
import { textIn } from './text.ts';
import { formatDate } from './date.ts';
import type { DatedFact } from './events.ts';

/**
 * @param fact something with a date
 * @param lang BCP 47 tag of the page
 * @returns the date as a reader of the language expects it, and what it is if not the very day
 */
export function whenOf({ date, dating }: Pick<DatedFact, 'date' | 'dating'>, lang: string): string {
  const day = formatDate(date, lang);
  if (dating === 'exact') return day;
  const key = `timeline.${dating}` as const;
  return textIn({ 'zh-CN': chinese[key], en: english[key] }, lang).replace('{{date}}', day);
}
