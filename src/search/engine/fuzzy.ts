/**
 * @param word an unknown Latin word, long enough that few others resemble it
 * @param known the vocabulary
 * @returns the likeliest word: one that starts with it, or is one or two slips away; undefined if none
 */
export function closestWord(word: string, known: string[]): string | undefined {
  const alike = known
    .filter((other) => other[0] === word[0])
    .sort((one, other) => one.length - other.length);
  return (
    alike.find((other) => other.startsWith(word)) ??
    alike.find((other) => isNear(word, other, 1)) ??
    (word.length < 8 ? undefined : alike.find((other) => isNear(word, other, 2)))
  );
}

/** @returns whether at most `slips` letters are added, left out, wrong, or swapped with the next */
function isNear(one: string, other: string, slips: number): boolean {
  if (one === other) return true;
  if (slips === 0) return false;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const isSwapped = one[at] === other[at + 1] && one[at + 1] === other[at];
  return [[1, 0], [0, 1], [1, 1], ...(isSwapped ? [[2, 2]] : [])].some(([own = 0, others]) =>
    isNear(one.slice(at + own), other.slice(at + others!), slips - 1),
  );
}
