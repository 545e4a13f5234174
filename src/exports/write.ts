import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFacts } from '../facts/load.ts';
import { uiText } from '../i18n.ts';
import { languages, otherLanguage, type Language } from '../site.ts';
import type { FinishedPage } from './pages.ts';

/** A group of the sidebar in astro.config.mjs: the names of its pages, and links to parts of a page. */
export interface SidebarGroup {
  label: string;
  translations: { en: string };
  items: (string | object)[];
}

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

/**
 * @param pages all finished pages
 * @param lang one of their languages
 * @param sidebar the groups of the sidebar
 * @returns `llms.txt` (https://llmstxt.org/): the Markdown of every page of the language, grouped as in the
 *   sidebar; problems, which the sidebar links only by group, in the order of problems.yaml
 */
function llmsText(pages: FinishedPage[], lang: Language, sidebar: SidebarGroup[]): string {
  const pageIn = (folder: string) => pages.find((page) => page.folder === folder)!;
  const root = languages[lang];
  const home = pageIn(root);
  const other = pageIn(languages[otherLanguage(lang)]);
  const problems = [...readFacts().problems.keys()].map((id) => `troubleshooting/${id}`);
  const groups = sidebar.map(({ label, translations, items }) => {
    const lines = items
      .filter((item) => typeof item === 'string')
      .flatMap((name) => (name === 'troubleshooting' ? [name, ...problems] : name))
      .map((name) => (name === 'index' ? home : pageIn(`${root}${name}/`)))
      .map((page) => line(page.title, `${page.address}index.md`, page));
    return `## ${lang === 'en' ? translations.en : label}\n\n${lines.join('')}`;
  });
  return [
    `# ${home.siteTitle}\n\n> ${home.description}\n`,
    ...groups,
    // The specification's name for pages that may be skipped.
    `## Optional\n\n${line(other.siteTitle, `${other.address}llms.txt`, other)}`,
  ].join('\n');
}

function line(title: string, address: string, { description }: FinishedPage): string {
  return `- [${title}](${address}): ${description}\n`;
}
