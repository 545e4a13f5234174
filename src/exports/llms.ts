import { readFacts } from '../facts/load.ts';
import { languages, type Language } from '../site.ts';
import type { FinishedPage } from './pages.ts';

/** A group of the sidebar in astro.config.mjs: the names of its pages, and links to parts of a page. */
export interface SidebarGroup {
  label: string;
  translations: { en: string };
  items: (string | object)[];
}

/**
 * @param pages all finished pages
 * @param lang one of their languages
 * @param sidebar the groups of the sidebar
 * @returns `llms.txt` (https://llmstxt.org/): the Markdown of every page of the language, grouped as in the
 *   sidebar; problems, which the sidebar links only by group, in the order of problems.yaml
 */
export function llmsText(pages: FinishedPage[], lang: Language, sidebar: SidebarGroup[]): string {
  const unlisted = new Map(
    pages
      .filter((page) => page.lang === lang)
      .map((page) => [page.folder.slice(languages[lang].length), page]),
  );
  const home = unlisted.get('')!;
  const problems = [...readFacts().problems.keys()].map((id) => `troubleshooting/${id}`);
  const groups = sidebar.map(({ label, translations, items }) => {
    const names = items.filter((item) => typeof item === 'string');
    const listed = names
      .flatMap((name) => (name === 'troubleshooting' ? [name, ...problems] : name))
      .map((name) => take(name === 'index' ? '' : `${name}/`));
    return `## ${lang === 'en' ? translations.en : label}\n\n${listed.join('')}`;
  });
  const others = pages
    .filter(({ lang: other, folder }) => other !== lang && folder === languages[other])
    .map((page) => line(page.siteTitle, `${page.address}llms.txt`, page));
  return [
    `# ${home.siteTitle}\n\n> ${home.description}\n`,
    ...groups,
    // The specification's name for pages that may be skipped.
    `## Optional\n\n${[...unlisted.keys()].map(take).join('')}${others.join('')}`,
  ].join('\n');

  /** @returns the line of a page, which is no longer unlisted. */
  function take(name: string): string {
    const page = unlisted.get(name)!;
    unlisted.delete(name);
    return line(page.title, `${page.address}index.md`, page);
  }
}

function line(title: string, address: string, { description }: FinishedPage): string {
  return `- [${title}](${address}): ${description}\n`;
}
