/**
 * Cuts a text into the words of the index. Page and query are cut by this one function, so that whatever stands
 * in a page is found as it stands: each Han character is a word of its own (a dictionary would cut text and
 * query at different places), a run of letters and digits of other scripts is one, punctuation is none.
 * @param text a folded text
 */
export function tokensOf(text: string): string[] {
  return (
    text
      .replace(/(\p{L})'(?=\p{L})/gu, '$1')
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? []
  );
}

/**
 * @param phrase words that stand next to each other
 * @returns an expression that finds them in a text as it is written, whatever punctuation is between them
 */
export function patternOf(phrase: string): RegExp | undefined {
  const tokens = tokensOf(phrase.slice(0, 500));
  if (tokens.length === 0) return undefined;
  // Within a word only an apostrophe may stand: “didn’t” is the word “didnt”.
  const words = tokens.map((token) => [...token].join("['’]?"));
  return new RegExp(words.join('[^\\p{L}\\p{N}]*'), 'giu');
}
