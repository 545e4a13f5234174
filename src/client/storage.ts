/** @returns what is remembered under a key; nothing if storage is denied. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a text, or nothing if storage is denied or full. */
export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // The next page starts anew.
  }
}
