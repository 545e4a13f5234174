/** Other forms of the characters and words of a text. */
export interface HanziForms {
  /** Pairs of characters, each other form before the one that the text has: `們们帳账`. */
  characters: string;
  /** Words of Taiwan and Hong Kong with those of the text. */
  words: [other: string, usual: string][];
}

/** Makes one of what readers type differently. */
export type Normalizer = (text: string) => string;

/**
 * Width, case, Traditional and regional forms, curly quotes, invisible characters and spaces between single
 * Han characters make no difference.
 * @param forms the characters and words to know
 */
export function createNormalizer(forms?: HanziForms): Normalizer {
  const usual = new Map<string, string>();
  const characters = [...(forms?.characters ?? '')];
  for (let index = 0; index + 1 < characters.length; index += 2)
    usual.set(characters[index]!, characters[index + 1]!);
  const simplify = (text: string) =>
    text.replace(/\p{Script=Han}/gu, (character) => usual.get(character) ?? character);
  const words = new Map(forms?.words.map(([other, word]) => [simplify(other), word]));
  const regional = words.size > 0 ? new RegExp([...words.keys()].join('|'), 'g') : undefined;
  return (text) => {
    const folded = simplify(
      withoutMarks(wellFormed(text))
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\p{Cf}\p{Cc}]+/gu, (run) => (/\s/.test(run) ? ' ' : ''))
        .replace(/[’‘`´]/g, "'"),
    ).replace(spaced, (run) => run.replace(/ /g, ''));
    return regional ? folded.replace(regional, (word) => words.get(word)!) : folded;
  };
}

/** Single Han characters with a space between them: `付 款`. */
const spaced = /(?<!\p{Script=Han})\p{Script=Han}(?: \p{Script=Han})+(?!\p{Script=Han})/gu;

/** More marks on one letter than any language has; to normalize thousands takes half a minute. */
function withoutMarks(text: string): string {
  return text.replace(/(\p{M}{4})\p{M}+/gu, '$1');
}

/** Half a character, as some clipboards leave it, becomes the sign for that. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
