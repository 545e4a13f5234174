const key = 'search-words';

interface Remembered {
  page: string;
  words: string[];
}

/**
 * Keeps what a reader looked for until the page opens, without a trace in its address: that is sent to others.
 * @param link where the reader goes
 * @param words the phrases to mark there
 */
export function rememberWords(link: URL | HTMLAnchorElement, words: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ page: link.pathname, words }));
  } catch {
    // Nothing is marked then.
  }
}

/**
 * @param address the page that is open
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

/** Once marked, a page that is opened again shows itself without marks. */
export function forgetWords(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}
