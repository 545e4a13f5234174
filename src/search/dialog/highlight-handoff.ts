const key = 'search-words';

interface Remembered {
  page: string;
  words: string[];
}

/**
 * Keeps the searched phrases until the page opens, but not in its URL, which readers share.
 * @param link the page to open
 * @param words the phrases to mark there
 */
export function rememberWords(link: URL | HTMLAnchorElement, words: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ page: link.pathname, words }));
  } catch {
    // No storage, no marks.
  }
}

/**
 * @param address the open page's URL
 * @returns the phrases to mark on it: none unless the reader has just come from the results
 */
export function wordsFor(address: string): string[] {
  try {
    const { page, words } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Remembered>;
    if (page !== new URL(address).pathname || !Array.isArray(words)) return [];
    return words.filter((word) => typeof word === 'string');
  } catch {
    return [];
  }
}

/** Phrases are marked once: a page opened again has no marks. */
export function forgetWords(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}
