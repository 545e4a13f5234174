/** Formatters are reused: creating one costs more than a thousand calls. */
const english = {
  year: new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }),
};

/**
 * Formats a date in the page's language, as precisely as it is known.
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param lang BCP 47 tag of the page
 * @returns for example `2026 年 11 月 20 日` or `20 November 2026`, with no-break spaces
 */
export function formatDate(date: string, lang: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (lang.startsWith('zh')) {
    return unbroken(
      [`${year} 年`, month && ` ${month} 月`, day && ` ${day} 日`].filter(Boolean).join(''),
    );
  }
  return unbroken(english[day ? 'day' : month ? 'month' : 'year'].format(new Date(date)));
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}

/** @returns the oldest `checked` date of the entries. */
export function oldestCheck(entries: { checked: string }[]): string {
  return entries.map(({ checked }) => checked).sort()[0]!;
}
