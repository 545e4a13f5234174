export const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/**
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @returns for example `2026 年 11 月 20 日` or `20 November 2026`, with no-break spaces
 */
export function formatDate(date: string, lang: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const parts = lang.startsWith('zh')
    ? [`${year} 年`, month && `${month} 月`, day && `${day} 日`]
    : [day, month && months[month - 1], year];
  return parts.filter(Boolean).join(' ').replaceAll(' ', '\u00A0');
}
