/** The number of words of similar frequency that replace each other. */
const band = 64;
const token = /\p{Script=Han}|[A-Za-z]{3,}/gu;

/**
 * Plain copies would compress to nothing and add no new words. This generates meaningless texts that are as
 * long, as varied and as hard to compress as the real ones, by replacing each character or word with one of
 * similar frequency.
 * @param corpus all of the real text
 * @returns a function from a text and the number of a copy to the text of that copy; copy 0 is the text
 *   itself
 */
export function variation(corpus: string): (text: string, copy: number) => string {
  const counts = new Map<string, number>();
  for (const [word] of corpus.matchAll(token)) {
    counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  // Han characters and words are replaced separately, to keep their proportion.
  const places = new Map<string, { band: string[]; index: number }>();
  for (const kind of [ranked.filter(isHan), ranked.filter((word) => !isHan(word))]) {
    for (let start = 0; start < kind.length; start += band) {
      const words = kind.slice(start, start + band);
      words.forEach((word, index) => places.set(word, { band: words, index }));
    }
  }
  return (text, copy) => {
    if (copy === 0) return text;
    return text.replace(token, (word) => {
      const place = places.get(word.toLowerCase());
      if (!place) return word;
      const other = place.band[(place.index + copy) % place.band.length]!;
      return /^[A-Z]/.test(word) ? other[0]!.toUpperCase() + other.slice(1) : other;
    });
  };
}

function isHan(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}
