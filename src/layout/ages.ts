/**
 * Says of what is past its time on the reader's clock how long ago it was checked. Pages carry dates only, so that
 * a build is the same on any day; without this script the date below the title stands alone.
 */
import { lateWords } from './late-words.ts';

const ago = new Intl.RelativeTimeFormat(document.documentElement.lang);

for (const element of document.querySelectorAll<HTMLElement>('[data-checked]')) {
  const [date = '', days] = element.dataset['checked']!.split(' ');
  const age = (Date.now() - Date.parse(date)) / 86_400_000;
  if (age <= Number(days)) continue;
  const line = document.createElement('small');
  line.className = 'fact-note';
  line.textContent = lateWords['late.aged'].replace(
    '{{ago}}',
    ago.format(-Math.floor(age / 30.4), 'month'),
  );
  element.append(line);
}
