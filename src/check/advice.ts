const advice: [pattern: RegExp, advice: string][] = [
  [/note: to create a comment/, 'write a comment as {/* text */}'],
  [/note: to create a link/, 'a link is written [words](https://example.org/page)'],
  [/before name/, '"<" begins a tag: write &lt; for the sign, or the word'],
  [
    /import\/exports/,
    'a line that begins with "import" or "export" is parsed as code: start the line with another word',
  ],
  [
    /brace|expression/,
    '"{" begins code, which cannot be read: write \\{ for the sign, and end each quote',
  ],
  [/closing tag for `<br/, '<br>: leave an empty line, for a new paragraph'],
  [
    /closing tag|closing slash/,
    'TAG is not closed, or is closed in another block: write <Name … />, or open and close it in the same paragraph or list item',
  ],
];

/**
 * @param reason the message of the MDX parser
 * @param text the line that it refers to
 * @returns what is wrong and what to write instead
 */
export function adviceFor(reason: string, text = ''): string {
  if (/^#.*\{#/.test(text)) return 'a heading ends in its id, such as "## Refunds [#refunds]"';
  const [, words] = advice.find(([pattern]) => pattern.test(reason)) ?? [];
  const tag = /`(<\/?\w+)[^`]*`/.exec(reason)?.[1];
  if (words) return words.replace('TAG', tag ? `${tag}>` : 'a tag');
  return 'a tag is <Name key="text" />: a quote, a space or the end is missing';
}
