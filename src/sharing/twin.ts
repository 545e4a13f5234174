import english from '../../content/i18n/en.json' with { type: 'json' };
import chinese from '../../content/i18n/zh-CN.json' with { type: 'json' };
import { markdownOf } from './markdown.ts';
import type { FinishedPage } from './pages.ts';

/**
 * @param page a finished page
 * @returns it in Markdown: its title, its address, the day of its review, its text
 */
export function twinOf({ title, address, lang, reviewed, html }: FinishedPage): string {
  const words = lang === 'en' ? english : chinese;
  const text = markdownOf(html.querySelector('.sl-markdown-content')!.innerHTML, address, lang);
  return `# ${title}\n\n<${address}>\n\n${words['page.reviewed']} ${reviewed}\n\n${text}`;
}
