import { formatDate } from './date.ts';
import type { DatedFact } from './events.ts';
import type { Language } from '../site.ts';
import { words } from '../words.ts';

/**
 * @param fact something with a date
 * @param lang BCP 47 tag of the page
 * @returns the date as a reader of the language expects it, and what it is if not the very day
 */
export function whenOf({ date, dating }: Pick<DatedFact, 'date' | 'dating'>, lang: string): string {
  const day = formatDate(date, lang);
  if (dating === 'exact') return day;
  return words[lang as Language][`timeline.${dating}`].replace('{{date}}', day);
}
