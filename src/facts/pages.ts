import { getEntry, render, type CollectionEntry } from 'astro:content';
import { languages, type Language } from '../site.ts';

/** @returns the page at an address in the facts, such as `/guides/cancel/#refunds`, in a language. */
export async function pageAt(address: string, lang: Language): Promise<CollectionEntry<'docs'>> {
  const id = languages[lang] + address.slice(1);
  const page = id.replace(/\/?(#.*)?$/, '') || 'index';
  // check/places.ts has found the page.
  return (await getEntry('docs', page))!;
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

/** @returns the first step on the page of a problem, as one line: see markdown/problem-pages.ts. */
export async function firstStep(id: string, lang: Language): Promise<string> {
  const { remarkPluginFrontmatter } = await render(await pageAt(`/troubleshooting/${id}/`, lang));
  return String(remarkPluginFrontmatter['first']);
}
