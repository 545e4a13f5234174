import { languages, type Language } from '../site.ts';
import { readFacts } from '../facts/load.ts';
import type { HTMLElement } from 'node-html-parser';
import type { FinishedPage } from './pages.ts';

/**
 * @param pages all finished pages
 * @param lang one of their languages
 * @param homePage the finished home page of that language, for the groups of its sidebar
 * @returns `llms.txt` (https://llmstxt.org/): the Markdown of every page of the language, grouped as in the
 *   sidebar; problems, which the sidebar links only by group, in the order of problems.yaml
 */
export function llmsText(pages: FinishedPage[], lang: Language, homePage: HTMLElement): string {
  const root = languages[lang];
  const unlisted = new Map(
    pages
      .filter((page) => page.lang === lang)
      .map((page) => [page.folder.slice(root.length), page]),
  );
  const home = unlisted.get('')!;
  const take = (name: string): FinishedPage[] => {
    const page = unlisted.get(name);
    unlisted.delete(name);
    return page ? [page] : [];
  };
  const groups = homePage.querySelectorAll('.sidebar-list > li').map((group) => {
    const links = group.querySelectorAll('li > a').map((link) => link.getAttribute('href')!);
    const listed = links.flatMap((href) => {
      const { href: address, hash } = new URL(href, home.address);
      if (hash) return [];
      const name = address.slice(home.address.length);
      if (name !== 'troubleshooting/') return take(name);
      return [name, ...[...readFacts().problems.keys()].map((id) => `${name}${id}/`)].flatMap(take);
    });
    return { title: group.querySelector('summary')!.text.trim(), listed };
  });
  const entry = (page: FinishedPage) => line(page.title, `${page.address}index.md`, page);
  const others = pages
    .filter(({ lang: other, folder }) => other !== lang && folder === languages[other])
    .map((page) => line(page.siteTitle, `${page.address}llms.txt`, page));
  return [
    `# ${home.siteTitle}\n\n> ${home.description}\n`,
    ...groups.map(({ title, listed }) => `## ${title}\n\n${listed.map(entry).join('')}`),
    // The specification's name for pages that may be skipped.
    `## Optional\n\n${[...unlisted.values()].map(entry).join('')}${others.join('')}`,
  ].join('\n');
}

function line(title: string, address: string, { description }: FinishedPage): string {
  return `- [${title}](${address}): ${description}\n`;
}
