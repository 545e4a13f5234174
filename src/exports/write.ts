import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { derived } from '../derived.ts';
import { uiText } from '../i18n.ts';
import { languages, type Language } from '../site.ts';
import { textRenderer } from './fonts.ts';
import { llmsText, type SidebarGroup } from './llms.ts';
import type { FinishedPage } from './pages.ts';
import { socialImage } from './social-image.ts';

/**
 * Writes the Markdown of each finished page (`index.md`), its link preview (`social.png`), and a list of the
 * Markdown files of each language (`llms.txt`).
 * @param folder the built site
 * @param pages its finished pages
 * @param sidebar the groups of the sidebar
 */
export async function writeExports(
  folder: string,
  pages: FinishedPage[],
  sidebar: SidebarGroup[],
): Promise<void> {
  const write = (file: string, data: string | Buffer) =>
    writeFileSync(path.join(folder, file), data);
  for (const { folder: own, title, address, lang, reviewed, text } of pages) {
    const review = `${uiText[lang]['page.reviewed']} ${reviewed}`;
    write(`${own}index.md`, `# ${title}\n\n<${address}>\n\n${review}\n\n${text}`);
  }
  for (const [lang, own] of Object.entries(languages) as [Language, string][]) {
    write(`${own}llms.txt`, llmsText(pages, lang, sidebar));
  }
  const renderer = await textRenderer();
  await Promise.all(
    pages.map(async (page) => {
      const file = `${page.folder}social.png`;
      const { kept, keep } = derived(file, { ...page, text: '' });
      write(file, kept ?? keep(await socialImage(page, renderer)));
    }),
  );
}
