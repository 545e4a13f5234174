/**
 * Finds sections by a Chinese name that a query spells in Latin letters, with or without spaces.
 * @param query a folded query
 * @param spelled for each section its names as they are read
 * @returns the numbers of the sections, best first
 */
export function sectionsSpelled(query: string, spelled: string[][]): number[] {
  const asked = lettersOf(query);
  if (asked.length < 4) return [];
  const words = query.split(' ').map(lettersOf).filter(Boolean);
  return spelled
    .flatMap((names, section) => {
      const own = names.map(lettersOf);
      const shares = own
        .filter((name) => name.includes(asked))
        .map((name) => asked.length / name.length);
      // Words apart from each other tell less than the same in a row.
      const apart = words.every((word) => own.some((name) => name.includes(word)));
      if (shares.length === 0 && !apart) return [];
      // The title counts as well, so that a page comes before those that name it in passing.
      const inTitle = own[0]?.includes(asked) ? 0.3 + 0.5 * (asked.length / own[0].length) : 0;
      return [{ section, score: Math.max(0, ...shares) + inTitle }];
    })
    .sort((one, other) => other.score - one.score)
    .map(({ section }) => section);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
