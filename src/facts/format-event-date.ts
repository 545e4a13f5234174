import { formatDate } from './date.ts';
import type { DatedFact } from './events.ts';
import type { Language } from '../site.ts';
import { uiText } from '../i18n.ts';

/**
 * @param fact a dated fact
 * @param lang BCP 47 tag of the page
 * @returns the date in the page's language, qualified unless it is exact
 */
export function formatEventDate(
  { date, dating }: Pick<DatedFact, 'date' | 'dating'>,
  lang: string,
): string {
  const day = formatDate(date, lang);
  if (dating === 'exact') return day;
  return uiText[lang as Language][`timeline.${dating}`].replace('{{date}}', day);
}
