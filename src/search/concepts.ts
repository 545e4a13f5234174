/** Groups of folded words that mean the same to readers. */
export type Synonyms = string[][];

/**
 * @param synonyms what means the same
 * @returns a function that names the groups of which a word stands in a folded text, each as a gram `~3`
 */
export function conceptsIn(synonyms: Synonyms): (text: string) => string[] {
  const groups = new Map(synonyms.flatMap((words, group) => words.map((word) => [word, group])));
  if (groups.size === 0) return () => [];
  const longestFirst = [...groups.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(
    longestFirst
      .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&').replace(/^\w.*\w$/, '\\b$&\\b'))
      .join('|'),
    'g',
  );
  return (text) => [
    ...new Set(Array.from(text.matchAll(pattern), ([word]) => `~${groups.get(word)}`)),
  ];
}
