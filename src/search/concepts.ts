/** Groups of folded words that mean the same to readers. */
export type Synonyms = string[][];

/**
 * @param synonyms what means the same
 * @returns a function that names the groups of which a word stands in a folded text, each as a gram `~3`
 */
export function conceptsIn(synonyms: Synonyms): (text: string) => Set<string> {
  // By their first character, longest first: an expression with all of them takes ten times as long.
  const words = new Map<string, { word: string; concept: string }[]>();
  for (const [group, all] of synonyms.entries()) {
    for (const word of all) {
      const alike = words.get(word[0]!) ?? [];
      words.set(word[0]!, alike);
      alike.push({ word, concept: `~${group}` });
    }
  }
  for (const alike of words.values())
    alike.sort((one, other) => other.word.length - one.word.length);

  return (text) => {
    const found = new Set<string>();
    for (let at = 0; at < text.length; at += 1) {
      const fit = words
        .get(text[at]!)
        ?.find(({ word }) => text.startsWith(word, at) && isWhole(text, at, at + word.length));
      if (!fit) continue;
      found.add(fit.concept);
      at += fit.word.length - 1;
    }
    return found;
  };
}

const letter = /[a-z0-9]/;

/** A word of another script than Han does not begin or end within one. */
function isWhole(text: string, start: number, end: number): boolean {
  const joined = (index: number) =>
    letter.test(text[index - 1] ?? '') && letter.test(text[index] ?? '');
  return !joined(start) && !joined(end);
}
