import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { ContentError } from './error.ts';

/** Control, bidi, joining, zero-width, private-use and replacement characters; radicals, which look like Han. */
const unseen =
  /[\0-\x08\v\f\x0E-\x1F\x7F\xAD\u200B-\u200F\u2028-\u202E\u2060-\u2069\u2E80-\u2FDF\uE000-\uFAFF\uFEFF\uFFFD]/;

/**
 * Reads a content file, whichever editor saved it.
 * @returns the text, without a byte order mark and with LF line endings
 * @throws ContentError if it is not UTF-8 or contains an invisible character
 */
export function readText(file: string, bytes: Uint8Array = readFileSync(file)): string {
  if (!isUtf8(bytes))
    throw new ContentError(`${file}: is not in UTF-8: save it again with the encoding UTF-8`);
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const found = unseen.exec(text);
  if (!found) return text;
  const code = `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  throw new ContentError(
    `${file}:${lineAt(text, found.index)}: ${code} is an invisible or look-alike character: delete it or type it anew, and save the file in UTF-8`,
  );
}

/** @returns the line number of an offset in a text, counting from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
