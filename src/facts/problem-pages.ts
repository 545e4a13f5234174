import { getEntry } from 'astro:content';
import { languages, type Language } from '../site.ts';

/**
 * @param id a problem
 * @param lang BCP 47 tag of the page that names it
 * @returns the title of the problem's page in that language
 * @throws Error when there is no such page
 */
export async function problemTitle(id: string, lang: string): Promise<string> {
  const folder = languages[lang as Language];
  const page = await getEntry('docs', `${folder}troubleshooting/${id}`);
  if (!page)
    throw new Error(`problem "${id}" has no page content/docs/${folder}troubleshooting/${id}.mdx`);
  return page.data.title;
}
