/** Length of an excerpt, in characters; Latin ones are narrower. */
const shown = { han: 80, latin: 160 };

const tokens = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/**
 * @param text a normalized text
 * @returns its words: each Han character (a dictionary would split text and query at different places) and each run
 *   of letters and digits of other scripts, without punctuation
 */
export function tokensOf(text: string): string[] {
  return text.replace(/(\p{L})'(?=\p{L})/gu, '$1').match(tokens) ?? [];
}

/** Spaces and punctuation, as ranges: engines take milliseconds to compile Unicode classes without case. */
const between = '[\\s!-/:-@[-`{-¿\u2000-\u2BFF\u3000-\u3020\uFF00-\uFF0F\uFF1A-\uFF20]*';

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

/**
 * @param text the displayed text
 * @param phrases the query, normalized or not: the whole first, then its parts, which are only used if the
 *   whole is not found
 * @returns for each of its UTF-16 units, 1 if it belongs to a match
 */
function marksOf(text: string, phrases: string[]): Uint8Array {
  const [whole = [], ...parts] = phrases.map((phrase) => {
    const pattern = patternOf(phrase);
    return pattern ? [...text.matchAll(pattern)] : [];
  });
  const marks = new Uint8Array(text.length);
  for (const { index, 0: match } of whole.length > 0 ? whole : parts.flat())
    marks.fill(1, index, index + match.length);
  return marks;
}

/** A part of a text, which belongs to a match or not. */
export interface Part {
  text: string;
  marked: boolean;
}

/**
 * @param text the displayed text
 * @param phrases as in `marksOf`
 * @returns the parts of the text in order
 */
export function markWords(text: string, phrases: string[]): Part[] {
  const parts: Part[] = [];
  for (const [at, mark] of marksOf(text, phrases).entries()) {
    const last = parts[parts.length - 1];
    if (last?.marked === (mark === 1)) last.text += text[at]!;
    else parts.push({ text: text[at]!, marked: mark === 1 });
  }
  return parts;
}

/**
 * @param text a section's whole text
 * @param phrases as in `marksOf`
 * @returns a line around the first match
 */
export function excerptOf(text: string, phrases: string[]): string {
  const first = Math.max(0, marksOf(text, phrases).indexOf(1));
  const length = /\p{Script=Han}/u.test(text) ? shown.han : shown.latin;
  // Text before a match says less than text after.
  const from = Math.max(0, first - Math.round(length / 4));
  const start = from === 0 ? 0 : text.slice(0, from).search(/[^\s。！？.!?]*$/u);
  const near = from - start < length / 2 ? start : from;
  const end = Math.min(text.length, near + length);
  const last = end === text.length ? end : near + text.slice(near, end).replace(/\w+$/, '').length;
  return `${near > 0 ? '…' : ''}${text.slice(near, last).trim()}${last < text.length ? '…' : ''}`;
}
