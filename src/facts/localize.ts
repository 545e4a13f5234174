import type { Language } from '../site.ts';

/** @returns a text in the facts, the same for all languages or one for each, in the page's language. */
export function localize(text: string | Record<Language, string>, lang: string): string {
  return typeof text === 'string' ? text : text[lang as Language];
}

/** @returns a colon between a term and what belongs to it, in the page's language. */
export function colonIn(lang: string): string {
  return lang === 'en' ? ': ' : '：';
}

/** @returns the names in `{{…}}` in a text, in order. */
export function placeholdersIn(text = ''): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name!);
}

/** @returns a text without the Markdown for bold and links. */
export function plainText(text: string): string {
  return text.replaceAll('**', '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
