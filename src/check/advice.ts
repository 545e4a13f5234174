/** What to write instead of what the parser of MDX cannot read, by its words. */
const advice: [said: RegExp, words: (part: string) => string][] = [
  [/\(note: to create a comment in MDX/, () => 'a comment is written {/* so */}'],
  [/\(note: to create a link in MDX/, () => 'a link is written [words](https://example.org/page)'],
  [
    /^Unexpected (?:character `(.)`.*|end of file) before name/,
    (sign = '') => `"<${sign}" begins a tag: write &lt; for the sign, or the word`,
  ],
  [/`<br[^`]*`/, () => '<br>: leave an empty line, for a new paragraph'],
  [
    /closing tag for `<(\w*)[^`]*`/,
    (name) =>
      `<${name}> is not closed: end it with </${name}>, in the same paragraph or list where it began, or write <${name} … />`,
  ],
  [
    /closing tag `<\/(\w*)>`|closing slash/,
    (name = '…') =>
      `</${name}> closes what is not open here: begin and end an element in the same paragraph or list`,
  ],
  [
    /lazy line/,
    () =>
      'what is between { } or within a tag goes on in a line that is indented otherwise: write it on one line',
  ],
  [
    /closing brace|expression with acorn|in expression/,
    () => '"{" begins code, which cannot be read: write \\{ for the sign, and end each quote',
  ],
  [
    /import\/exports/,
    () =>
      'a line that begins with "import" or "export" is read as code: begin it with another word',
  ],
  [
    /attribute|in name|after name|tag/,
    () => 'a tag is <Name key="text" />: a quote, a space or the end is missing',
  ],
];

/**
 * @param reason what the parser of MDX says
 * @param text the line in which it says so
 * @returns what is wrong and what to write instead
 */
export function adviceFor(reason: string, text = ''): string {
  if (/^#.*\{#/.test(text)) return 'a heading ends in its id, such as "## Refunds [#refunds]"';
  for (const [said, words] of advice) {
    const match = said.exec(reason);
    if (match) return words(match[1]!);
  }
  return `cannot be read here: ${reason}`;
}
