/** A text of the facts, by language. */
export type Localized = Record<string, string>;

/**
 * @param text a text in the site's languages
 * @param lang BCP 47 tag of the page
 * @returns the text in that language
 * @throws Error when the facts lack it
 */
export function textIn(text: Localized, lang: string): string {
  const found = text[lang];
  if (found === undefined) throw new Error(`no ${lang} text beside "${Object.values(text)[0]}"`);
  return found;
}
