import { getEntry } from 'astro:content';
import { languages, type Language } from '../site.ts';

/**
 * @param address of a page, and perhaps a heading, in the facts: `/guides/cancel/#refunds`
 * @param lang BCP 47 tag of the page that names it
 * @returns what the sidebar calls the page, or else its title
 * @throws Error when there is no such page
 */
export async function pageName(address: string, lang: string): Promise<string> {
  const id = languages[lang as Language] + address.replace(/^\/|\/(#.*)?$/g, '');
  const page = await getEntry('docs', id);
  if (!page) throw new Error(`${address}: there is no page content/docs/${id}.mdx`);
  return page.data.sidebar.label ?? page.data.title;
}
