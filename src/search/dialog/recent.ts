const key = 'recent-searches';
const most = 5;

/** @returns recent searches, newest first; none if storage is denied */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((search) => typeof search === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps a search on the device. */
export function rememberSearch(search: string): void {
  store([search, ...recentSearches()]);
}

export function forgetSearches(): void {
  store([]);
}

function store(searches: string[]): void {
  const kept = [...new Set(searches)].filter(Boolean).slice(0, most);
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // No storage, no history.
  }
}

/** @returns list items, each with a button that runs `search` */
export function searchButtons(searches: string[], search: (text: string) => void): HTMLElement[] {
  return searches.map((text) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', () => search(text));
    item.append(button);
    return item;
  });
}
