/** Characters as wide as they are high: Han, kana and full-width punctuation. */
const wide = /[\u2014\u2018-\u201d\u2026\u2e80-\uffef]/;

/** What no line begins with, particles among it, and what none ends with. */
const closing = /^[\s，。、；：？！）》”’…—吗呢吧的了]/;
const opening = /[（《“‘]$/;

/**
 * Guesses how wide a text will be, with a little to spare: the reader's font is not known when the page is built.
 * @param text one line
 * @returns its width in em
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (wide.test(character)) width += 1;
    else if (/[\sfijlrtI.,:;'|!()]/.test(character)) width += 0.36;
    else if (/[mwMW]/.test(character)) width += 0.92;
    else width += /[A-Z]/.test(character) ? 0.7 : 0.58;
  }
  return width;
}

/**
 * Breaks a text into lines. Each sentence begins one, and has as few as it needs, about equally long. Chinese
 * breaks between words, Latin text at spaces, which stay at the line's end: the lines together are the text.
 * @param text what to break
 * @param width the longest that a line may be, in em; a word that is longer stands alone
 * @param lang BCP 47 tag of the text
 */
export function breakLines(text: string, width: number, lang: string): string[] {
  return text.split(/(?<=[。？！]|[?!.]\s)/).flatMap((sentence) => {
    const words = wordsOf(sentence, lang);
    let lines = fill(words, width);
    for (let narrower = width - 0.5; narrower > 0; narrower -= 0.5) {
      const balanced = fill(words, narrower);
      if (balanced.length > lines.length) break;
      lines = balanced;
    }
    return lines;
  });
}

function fill(words: string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = (lines.at(-1) ?? '') + word;
    if (lines.length > 0 && widthOf(longer.trimEnd()) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @returns the pieces between which a line may break. */
function wordsOf(text: string, lang: string): string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) {
    const before = words.at(-1) ?? '';
    const breaks =
      /\s$/.test(before) || wide.test(before.at(-1) ?? '') || wide.test(segment[0] ?? '');
    if (before && breaks && !closing.test(segment) && !opening.test(before)) words.push(segment);
    else words[Math.max(words.length - 1, 0)] = before + segment;
  }
  return words;
}
