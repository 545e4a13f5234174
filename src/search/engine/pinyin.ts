/** Three characters of six letters. */
const longest = 18;

/**
 * Converts a query in pinyin, with or without spaces, to Chinese.
 * @param query a normalized query
 * @param words Chinese words by pinyin, such as `tuikuan`, and Latin names
 * @returns the query in Chinese, or undefined unless words cover all of it
 */
export function hanOf(query: string, words: Record<string, string>): string | undefined {
  const letters = query.replace(/[^a-z]/g, '');
  /** For each position, the fewest words up to it: fewer, longer words are likelier. */
  const best: (string[] | undefined)[] = [[]];
  for (let end = 2; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - longest); start < end - 1; start += 1) {
      const word = words[letters.slice(start, end)];
      const before = best[start];
      // “constructor” has a value, too.
      if (typeof word !== 'string' || !before) continue;
      if (before.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...before, word];
    }
  }
  const found = best[letters.length]?.map((word) => (/[a-z]/.test(word) ? ` ${word} ` : word));
  const text = found?.join('').trim() ?? '';
  return letters.length > 3 && /\p{Script=Han}/u.test(text) ? text : undefined;
}
