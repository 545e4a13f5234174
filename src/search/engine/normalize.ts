/** Variants of a text's characters and words. */
export interface HanziForms {
  /** Pairs of characters, a variant and the form in the text: `們们帳账`. */
  characters: string;
  /** Words of Taiwan and Hong Kong, and those in the text. */
  words: [other: string, usual: string][];
}

/** Unifies variants of the same text. */
export type Normalizer = (text: string) => string;

/**
 * Normalizes width, case, Traditional and regional variants, curly quotes, invisible characters and spaces
 * between single Han characters.
 * @param forms the known variants
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
        .replace(/[’‘`´]/g, "'")
        .replace(apart, (name) => name.replace(' ', '')),
    ).replace(spaced, joined);
    return regional ? folded.replace(regional, (word) => words.get(word)!) : folded;
  };
}

/** Names that readers write as two words. */
const apart = /\b(?:chat gpt|open ai|ali pay|apple pay|google pay|pay pal|we chat)\b/g;

const spaced = /\p{Script=Han}+(?: \p{Script=Han}+)+/gu;

/** Joins single Han characters with a space between them: `付 款`. */
function joined(run: string): string {
  const isSingle = (part = '') => [...part].length === 1;
  return run
    .split(' ')
    .map(
      (part, at, all) => (at > 0 && !(isSingle(part) && isSingle(all[at - 1])) ? ' ' : '') + part,
    )
    .join('');
}

/** Keeps 4 marks per letter, enough for any language: normalizing thousands takes half a minute. */
function withoutMarks(text: string): string {
  return text.replace(/(\p{M}{4})\p{M}+/gu, '$1');
}

/** Replaces lone surrogates, which some clipboards leave, with U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
