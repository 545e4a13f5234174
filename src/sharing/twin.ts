import type { Language } from '../site.ts';
import { words } from '../words.ts';
import type { FinishedPage } from './pages.ts';

/**
 * @param page a finished page
 * @returns it in Markdown: its title, its address, the day of its review, its text
 */
export function twinOf({ title, address, lang, reviewed, text }: FinishedPage): string {
  return `# ${title}\n\n<${address}>\n\n${words[lang as Language]['page.reviewed']} ${reviewed}\n\n${text}`;
}
