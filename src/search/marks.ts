/**
 * Splits a text where words stand in it.
 * @param text what is shown
 * @param words folded words or phrases to mark, the longer ones first win
 * @returns parts of the text in order, each marked or not
 */
export function markWords(text: string, words: string[]): { text: string; marked: boolean }[] {
  const lower = text.toLowerCase();
  // Where lower case has another length (İ), places would shift: leave the text unmarked.
  if (lower.length !== text.length) return [{ text, marked: false }];
  const hit = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    if (word === '') continue;
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1))
      hit.fill(true, at, at + word.length);
  }
  const parts: { text: string; marked: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const last = parts.at(-1);
    if (last?.marked === hit[index]) last!.text += text[index];
    else parts.push({ text: text[index]!, marked: hit[index]! });
  }
  return parts;
}
