import { markdownOf } from './markdown.ts';
import type { Language } from '../site.ts';
import { words } from '../words.ts';
import type { FinishedPage } from './pages.ts';

/**
 * @param page a finished page
 * @returns it in Markdown: its title, its address, the day of its review, its text
 */
export function twinOf({ title, address, lang, reviewed, html }: FinishedPage): string {
  const text = markdownOf(html.querySelector('.sl-markdown-content')!.innerHTML, address, lang);
  return `# ${title}\n\n<${address}>\n\n${words[lang as Language]['page.reviewed']} ${reviewed}\n\n${text}`;
}
