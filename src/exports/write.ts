import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { uiText } from '../i18n.ts';
import { languages, type Language } from '../site.ts';
import { llmsText, type SidebarGroup } from './llms.ts';
import type { FinishedPage } from './pages.ts';

/**
 * Writes the Markdown of each finished page (`index.md`) and a list of the Markdown files of each language
 * (`llms.txt`).
 * @param folder the built site
 * @param pages its finished pages
 * @param sidebar the groups of the sidebar
 */
export function writeExports(folder: string, pages: FinishedPage[], sidebar: SidebarGroup[]): void {
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  for (const { folder: own, title, address, lang, reviewed, text } of pages) {
    const review = `${uiText[lang]['page.reviewed']} ${reviewed}`;
    write(`${own}index.md`, `# ${title}\n\n<${address}>\n\n${review}\n\n${text}`);
  }
  for (const [lang, own] of Object.entries(languages) as [Language, string][]) {
    write(`${own}llms.txt`, llmsText(pages, lang, sidebar));
  }
}
