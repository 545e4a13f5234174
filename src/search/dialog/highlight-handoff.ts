const key = 'search-words';

/**
 * Keeps the searched phrases until the page opens, but not in its URL, which readers share.
 * @param link the page to open
 * @param words the phrases to mark there
 */
export function rememberWords(link: HTMLAnchorElement, words: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify([link.pathname, ...words]));
  } catch {
    // No storage, no marks.
  }
}

/** @returns the phrases to mark on this page, once: none unless the reader has just come from the results */
export function takeWords(): string[] {
  try {
    const [page, ...words] = JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
    sessionStorage.removeItem(key);
    return page === location.pathname ? words : [];
  } catch {
    return [];
  }
}
