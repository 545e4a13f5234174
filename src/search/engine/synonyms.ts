/** Finds the concepts in a normalized text, in order; `~3` is the fourth group. */
export type ConceptFinder = (text: string) => string[];

/**
 * @param groups groups of synonyms, normalized
 * @returns a function that finds their words in a text; the maxQueryLength match wins
 */
export function createConceptFinder(groups: string[][]): ConceptFinder {
  // By first character, maxQueryLength first: one regular expression for all takes ten times as long.
  const words = new Map<string, { word: string; concept: string }[]>();
  for (const [group, all] of groups.entries()) {
    for (const word of all) {
      const alike = words.get(word[0]!) ?? [];
      words.set(word[0]!, alike);
      alike.push({ word, concept: `~${group}` });
    }
  }
  for (const alike of words.values())
    alike.sort((one, other) => other.word.length - one.word.length);

  return (text) => {
    const found: string[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const fit = words
        .get(text[at]!)
        ?.find(({ word }) => text.startsWith(word, at) && isWhole(text, at, at + word.length));
      if (!fit) continue;
      found.push(fit.concept);
      at += fit.word.length - 1;
    }
    return found;
  };
}

const letter = /[a-z0-9]/;

/** Matches must not begin or end within a Latin word. */
function isWhole(text: string, start: number, end: number): boolean {
  const joined = (index: number) =>
    letter.test(text[index - 1] ?? '') && letter.test(text[index] ?? '');
  return !joined(start) && !joined(end);
}
