/**
 * @param word an unknown Latin word, long enough that few others resemble it
 * @param known the vocabulary
 * @returns the likeliest word: one that starts with it, or is one or two edits away; undefined if none
 */
export function closestWord(word: string, known: string[]): string | undefined {
  const most = word.length < 8 ? 1 : 2;
  const [nearest] = known
    .filter((other) => other[0] === word[0])
    .map((other) => ({ other, slips: other.startsWith(word) ? 0.5 : distance(word, other, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((one, two) => one.slips - two.slips || one.other.length - two.other.length);
  return nearest?.other;
}

/**
 * Edit distance including swaps of adjacent letters (optimal string alignment: Boytsov, 2011, section 2.2);
 * `Infinity` if the lengths differ by more than `most`.
 */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
      }
    }
    before = last;
    last = row;
  }
  return last[other.length]!;
}
