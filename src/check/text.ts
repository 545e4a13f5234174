import { readFileSync } from 'node:fs';
import { ContentError } from './error.ts';

/** Control characters, marks that join or turn text, spaces without width, private ones, and what stands for a lost one. */
const unseen =
  /[\0-\x08\v\f\x0E-\x1F\x7F\xAD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uE000-\uF8FF\uFEFF\uFFFD]/;

/**
 * Reads a file of content, whatever editor saved it.
 * @param file its path, to read and to name in an error
 * @param bytes what is in it; the file itself by default
 * @returns its text, without a byte order mark, each line ending in LF
 * @throws ContentError when it is not in UTF-8 or has a character that nobody sees
 */
export function readText(file: string, bytes: Uint8Array = readFileSync(file)): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new ContentError(`${file}: is not in UTF-8: save it again with the encoding UTF-8`);
  }
  const found = unseen.exec(text);
  if (!found) return text;
  const code = `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  throw new ContentError(
    `${file}:${lineAt(text, found.index)}: has a character that nobody sees (${code}): delete it, and save the file in UTF-8`,
  );
}

/** @returns the line in which a place of a text is, the first being 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
