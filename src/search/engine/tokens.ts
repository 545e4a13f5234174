/**
 * Clause boundaries, which phrases do not cross. A point or comma within a number or name is none; one next
 * to a Han character is, as normalizing makes Chinese punctuation half-width.
 */
const boundary = '[。！？；：，、…（）「」!?\\n]|[.](?=\\s|$)|[,:;()](?=\\s*\\p{Script=Han})';
const afterHan = /(\p{Script=Han}\s*)[,:;()]/gu;
const token = '\\p{Script=Han}|(?:(?!\\p{Script=Han})[\\p{L}\\p{N}\\p{M}])+';

const tokens = new RegExp(token, 'gu');
const tokensAndBoundaries = new RegExp(`${token}|(?:${boundary})`, 'gu');

/**
 * Splits a text into the index's words: each Han character (a dictionary would split text and query at
 * different places) and each run of letters and digits of other scripts, without punctuation. Pages and
 * queries share this function, so that any phrase on a page is found verbatim.
 * @param text a normalized text
 */
export function tokensOf(text: string): string[] {
  return withoutApostrophes(text).match(tokens) ?? [];
}

/**
 * @param text a normalized text
 * @returns its words by clause; a phrase does not span two
 */
export function clausesOf(text: string): string[][] {
  const clauses: string[][] = [[]];
  const ended = withoutApostrophes(text).replace(afterHan, '$1。');
  for (const one of ended.match(tokensAndBoundaries) ?? []) {
    if (/[\p{L}\p{N}\p{M}]/u.test(one)) clauses[clauses.length - 1]!.push(one);
    else if (clauses[clauses.length - 1]!.length > 0) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
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

function withoutApostrophes(text: string): string {
  return text.replace(/(\p{L})'(?=\p{L})/gu, '$1');
}
