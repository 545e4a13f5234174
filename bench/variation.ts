import { traditionalIn } from '../src/check/simplified.ts';
import { countsOf } from '../src/search/index/counts.ts';

/** The number of words, similar in frequency, that can replace each other. */
const band = 64;

/** Separate patterns, so that each script keeps its share of the text. Host names stay. */
const tokens = [/\p{Script=Han}/gu, /(?<![.\w])[a-z]{3,}(?!\.[a-z]|\w)/gi];

/**
 * Exact copies would compress to nothing and add no new words. This generates meaningless text as long, as
 * varied and as hard to compress as the real text, by replacing each character or word with one of similar
 * frequency.
 * @param corpus all of the real text
 * @returns a function that takes a text and the number of a copy, from 1, and returns that copy
 */
export function variation(corpus: string): (text: string, copy: number) => string {
  const kinds = tokens.map((token) => {
    const ranked = byFrequency(corpus.toLowerCase().match(token) ?? []).filter(
      (word) => !traditionalIn(word),
    );
    return { token, ranked, ranks: new Map(ranked.map((word, rank) => [word, rank])) };
  });
  return (text, copy) =>
    kinds.reduce(
      (result, { token, ranked, ranks }) =>
        result.replace(token, (word) => {
          const rank = ranks.get(word.toLowerCase());
          if (rank === undefined) return word;
          const start = rank - (rank % band);
          const similar = ranked.slice(start, start + band);
          const other = similar[(rank - start + copy) % similar.length]!;
          return /^[A-Z]/.test(word) ? other[0]!.toUpperCase() + other.slice(1) : other;
        }),
      text,
    );
}

/** @returns the distinct words, most frequent first. */
function byFrequency(words: string[]): string[] {
  return [...countsOf(words)].sort(([, a], [, b]) => b - a).map(([word]) => word);
}
