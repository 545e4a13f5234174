/**
 * Adds the age of facts that are stale by the reader's clock. Pages contain dates only, so builds are
 * reproducible; without this script the date below the title is all there is.
 */
import { language, lateText } from './late-text.ts';

const relativeTime = new Intl.RelativeTimeFormat(language);

for (const element of document.querySelectorAll<HTMLElement>('[data-checked]')) {
  const [date = '', days] = element.dataset['checked']!.split(' ');
  const age = Math.floor((Date.now() - Date.parse(date)) / 86_400_000);
  if (age <= Number(days)) continue;
  const ago = relativeTime.format(-Math.floor(age / 30.4), 'month');
  const textContent = lateText['late.aged'].replace('{{ago}}', ago);
  const line = document.createElement('small');
  element.append(Object.assign(line, { className: 'fact-note', textContent }));
}
