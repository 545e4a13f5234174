/** Variants of characters, and words of Taiwan and Hong Kong, each with the form in the text. */
export type HanziForms = Record<string, string>;

/** Unifies variants of the same text. */
export type Normalizer = (text: string) => string;

/**
 * Normalizes width, case, Traditional and regional variants, curly quotes, invisible characters and spaces
 * between single Han characters.
 * @param forms the known variants
 */
export function createNormalizer(forms: HanziForms = {}): Normalizer {
  const simplify = (text: string) =>
    text.replace(/\p{Script=Han}/gu, (character) => forms[character] ?? character);
  const words = new Map(
    Object.entries(forms)
      .filter(([form]) => [...form].length > 1)
      .map(([word, usual]) => [simplify(word), usual]),
  );
  const regional = new RegExp([...words.keys()].join('|'), 'g');
  return (text) =>
    simplify(
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\p{Cf}\p{Cc}]+/gu, (run) => (/\s/.test(run) ? ' ' : ''))
        .replace(/[’‘`´]/g, "'")
        .replace(apart, (name) => name.replace(' ', '')),
    )
      .replace(spaced, (run) => run[0]! + run.slice(1).replace(/ /g, ''))
      .replace(regional, (word) => words.get(word) ?? word);
}

/** Names that readers write as two words. */
const apart = /\b(?:chat gpt|open ai|ali pay|apple pay|google pay|pay pal|we chat)\b/g;

/** Single Han characters with a space between them, and what precedes them: `付 款`. */
const spaced = /(?:^|\P{Script=Han})\p{Script=Han}(?: \p{Script=Han})+(?!\p{Script=Han})/gu;
