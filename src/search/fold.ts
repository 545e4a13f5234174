/** Pairs of characters, each Traditional one before its Simplified one: `們们帳账`. */
export type Variants = string;

/** Makes a function that folds a text: what readers type differently becomes the same. */
export type Fold = (text: string) => string;

/**
 * Width, case, Traditional characters, curly quotes and invisible characters make no difference.
 * @param variants the Traditional characters to know
 */
export function folding(variants: Variants): Fold {
  const simplified = new Map<string, string>();
  const characters = [...variants];
  for (let index = 0; index + 1 < characters.length; index += 2) {
    simplified.set(characters[index]!, characters[index + 1]!);
  }
  return (text) =>
    wellFormed(text)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{Cf}\p{Cc}]+/gu, (run) => (/\s/.test(run) ? ' ' : ''))
      .replace(/[’‘`´]/g, "'")
      .replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
}

/** Half a character, as some clipboards leave it, becomes the sign for that. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
