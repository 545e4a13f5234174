const tokens = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/**
 * Splits a text into the index's words: each Han character (a dictionary would split text and query at
 * different places) and each run of letters and digits of other scripts, without punctuation. Pages and
 * queries share this function, so that any phrase on a page is found verbatim.
 * @param text a normalized text
 */
export function tokensOf(text: string): string[] {
  return text.replace(/(\p{L})'(?=\p{L})/gu, '$1').match(tokens) ?? [];
}

/**
 * @param phrase adjacent words
 * @returns a pattern for them in an unnormalized text, with any punctuation between; undefined without words
 */
export function patternOf(phrase: string): RegExp | undefined {
  const words = tokensOf(phrase.slice(0, 500));
  if (words.length === 0) return undefined;
  // A word may only contain apostrophes: “didn’t” is the word “didnt”.
  const spelled = words.map((word) => [...word].join("['’]?"));
  // Latin words from their beginning; a stem matches its word: “iphon” finds “iPhone”. Without lookbehind,
  // which Safari lacked until 2023.
  const [first, last] = [words[0]!, words[words.length - 1]!];
  const start = /^[a-z0-9]/.test(first) ? '\\b' : '';
  const end = /[a-z]$/.test(last) ? '[a-z]*' : '';
  return new RegExp(`${start}${spelled.join(between)}${end}`, 'gi');
}

/** Spaces and punctuation, as ranges: engines take milliseconds to compile Unicode classes without case. */
const between = '[\\s!-/:-@[-`{-¿\u2000-\u2BFF\u3000-\u3020\uFF00-\uFF0F\uFF1A-\uFF20]*';
