import { getEntry, render, type CollectionEntry } from 'astro:content';
import { languages, type Language } from '../site.ts';

/**
 * @param address of a page, optionally with a heading, as in the facts: `/guides/cancel/#refunds`
 * @param lang BCP 47 tag of the linking page
 * @returns the page in that language
 * @throws Error if there is no such page
 */
export async function pageAt(address: string, lang: string): Promise<CollectionEntry<'docs'>> {
  const id = languages[lang as Language] + address.replace(/^\/|\/(#.*)?$/g, '');
  const page = await getEntry('docs', id);
  if (!page) throw new Error(`${address}: there is no page content/docs/${id}.mdx`);
  return page;
}

/** @returns a page's name in the sidebar, or else its title. */
export function nameOf({ data }: CollectionEntry<'docs'>): string {
  return data.sidebar.label ?? data.title;
}

/** @returns the sources that a page cites, in the order of their numbers: see markdown/citations.ts. */
export async function citedOn(page: CollectionEntry<'docs'>): Promise<string[]> {
  const { remarkPluginFrontmatter } = await render(page);
  return remarkPluginFrontmatter['cited'] as string[];
}

/**
 * @param id a problem
 * @param lang BCP 47 tag of the page that shows it
 * @returns the first step on the problem's page in that language, as one line
 * @throws Error if there is no such page
 */
export async function firstStep(id: string, lang: string): Promise<string> {
  const { remarkPluginFrontmatter } = await render(await pageAt(`/troubleshooting/${id}/`, lang));
  return String(remarkPluginFrontmatter['first']);
}
