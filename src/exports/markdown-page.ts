import type { Language } from '../site.ts';
import { uiText } from '../i18n.ts';
import type { FinishedPage } from './pages.ts';

/**
 * @param page a finished page
 * @returns its Markdown file: title, URL, day of the last review and text
 */
export function renderMarkdownPage({ title, address, lang, reviewed, text }: FinishedPage): string {
  return `# ${title}\n\n<${address}>\n\n${uiText[lang as Language]['page.reviewed']} ${reviewed}\n\n${text}`;
}
