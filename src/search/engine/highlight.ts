import { patternOf } from './tokens.ts';

/** Length of an excerpt, in characters; Latin ones are narrower. */
const shown = { han: 80, latin: 160 };

/**
 * @param text the displayed text
 * @param phrases the query, normalized or not: the whole first, then its parts, which are only used if the
 *   whole is not found
 * @returns the matches, in order, without overlaps
 */
function matchesOf(text: string, phrases: string[]): [start: number, end: number][] {
  const [whole = [], ...parts] = phrases.map((phrase) => {
    const pattern = patternOf(phrase);
    return pattern ? [...text.matchAll(pattern)] : [];
  });
  const found = (whole.length > 0 ? whole : parts.flat())
    .map((match): [number, number] => [match.index, match.index + match[0].length])
    .sort(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const place of found) {
    const last = merged[merged.length - 1];
    if (last && place[0] <= last[1]) last[1] = Math.max(last[1], place[1]);
    else merged.push(place);
  }
  return merged;
}

/**
 * @param text the displayed text
 * @param phrases as in `matchesOf`
 * @returns the parts of the text in order, each marked or not
 */
export function markWords(text: string, phrases: string[]): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of matchesOf(text, phrases)) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

/**
 * @param text a section's whole text
 * @param phrases as in `matchesOf`
 * @returns a line around the first match
 */
export function excerptOf(text: string, phrases: string[]): string {
  const [place] = matchesOf(text, phrases);
  const length = /\p{Script=Han}/u.test(text) ? shown.han : shown.latin;
  // Text before a match says less than text after.
  const from = Math.max(0, (place?.[0] ?? 0) - Math.round(length / 4));
  const start = from === 0 ? 0 : text.slice(0, from).search(/[^\s。！？.!?]*$/u);
  const near = from - start < length / 2 ? start : from;
  const end = Math.min(text.length, near + length);
  const last = end === text.length ? end : near + text.slice(near, end).replace(/\w+$/, '').length;
  return `${near > 0 ? '…' : ''}${text.slice(near, last).trim()}${last < text.length ? '…' : ''}`;
}
