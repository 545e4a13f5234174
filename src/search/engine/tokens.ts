/**
 * What ends a clause: a phrase does not go on across it. A point or comma within a number or a name does not;
 * one beside a Han character does: folding has made a half-width one of it.
 */
const boundary = '[。！？；：，、…（）「」!?\\n]|[.](?=\\s|$)|[,:;()](?=\\s*\\p{Script=Han})';
const afterHan = /(\p{Script=Han}\s*)[,:;()]/gu;
const token = '\\p{Script=Han}|(?:(?!\\p{Script=Han})[\\p{L}\\p{N}\\p{M}])+';

const tokens = new RegExp(token, 'gu');
const tokensAndBoundaries = new RegExp(`${token}|(?:${boundary})`, 'gu');

/**
 * Cuts a text into the words of the index. Page and query are cut by this one function, so that whatever stands
 * in a page is found as it stands: each Han character is a word of its own (a dictionary would cut text and
 * query at different places), a run of letters and digits of other scripts is one, punctuation is none.
 * @param text a folded text
 */
export function tokensOf(text: string): string[] {
  return withoutApostrophes(text).match(tokens) ?? [];
}

/**
 * @param text a folded text
 * @returns its words in clauses; a phrase stands in one of them
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
 * @param phrase words that stand next to each other
 * @returns an expression that finds them in a text as it is written, whatever punctuation is between them
 */
export function patternOf(phrase: string): RegExp | undefined {
  const words = tokensOf(phrase.slice(0, 500));
  if (words.length === 0) return undefined;
  // Within a word only an apostrophe may stand: “didn’t” is the word “didnt”.
  const spelled = words.map((word) => [...word].join("['’]?"));
  // A stem stands for its word: “iphon” is “iPhone”.
  return new RegExp(`${spelled.join('[^\\p{L}\\p{N}]*')}(?:(?<=[a-z])[a-z]+)?`, 'giu');
}

function withoutApostrophes(text: string): string {
  return text.replace(/(\p{L})'(?=\p{L})/gu, '$1');
}
