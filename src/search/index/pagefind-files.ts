/**
 * The fence around what Pagefind does not document. Of Pagefind's files this module alone knows the layout; the
 * version is pinned exactly in package.json, and a build stops with the file's name when the layout is another.
 *
 * Why: Pagefind puts 20,000 places of words into one file, which is right for words of which a query has two or
 * three; of single Han characters it has many more. With its documented API alone (`addCustomRecord`,
 * `getFiles`) answers are the same, and a phrase costs 132 kB at first (322 at most) and 75 for each further
 * one; cut into smaller files, 98 and 17 (house figures of November 2026, before rankings were kept apart).
 */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import { decode, encode } from 'cborg';
import { createIndex } from 'pagefind';
import { minifySync } from 'vite';
import { clausesOf } from '../engine/tokens.ts';

/** A file of the index, its path below the folder of its language. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** What the index holds of a section, in one text for finding and one for showing. */
export interface IndexedText {
  url: string;
  /** Folded, for finding. */
  words: string;
  /** As a reader sees it. */
  text: string;
}

const word = z
  .tuple([z.string(), z.array(z.tuple([z.number(), z.array(z.number())]).rest(z.any()))])
  .rest(z.any());
type Word = z.infer<typeof word>;

/** The layouts that are taken apart: of each file, what is read or replaced in it. */
const layouts = {
  /** Words, each with the pages that it stands on: the number of the page, the places there. */
  pf_index: z.tuple([z.array(word)]),
  /** The version; the names of the pages; the first and the last word of each file of words, and its name. */
  pf_meta: z
    .tuple([
      z.string(),
      z.array(z.tuple([z.string()]).rest(z.any())),
      z.array(z.tuple([z.string(), z.string(), z.string()])),
    ])
    .rest(z.any()),
  pf_fragment: z.looseObject({ url: z.string(), content: z.string() }),
};

/** Files of Pagefind begin with this; if it is there they are read as they are, else unpacked first. */
const signature = Buffer.from('pagefind_dcd');

/** So many places of words go into one file of the index, about 2 kB. */
const placesPerChunk = 800;

/**
 * Has Pagefind index texts of one language, each Han character as a word.
 * @returns the files that a browser needs; the name of a text's fragment begins with its number (sectionOf)
 * @throws Error with what Pagefind says, or naming the file that has another layout than expected
 */
export async function indexFiles(texts: IndexedText[]): Promise<IndexFile[]> {
  // Without a language nothing is stemmed and nothing is cut a second time.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const { url, words } of texts) {
    const content = inClauses(words);
    const added = await index.addCustomRecord({ url, content, language: 'unknown' });
    if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join('; ')}`);
  }
  const written = await index.getFiles();
  if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
  await index.deleteIndex();
  return shape(written.files, texts);
}

/** Pagefind counts a point as a place without a word: no phrase is found across it. */
function inClauses(text: string): string {
  return clausesOf(text)
    .map((clause) => clause.join(' '))
    .join(' . ');
}

/** Splits the index into smaller files, and lets the sections show their text as it is written. */
function shape(written: IndexFile[], texts: IndexedText[]): IndexFile[] {
  const numbers = new Map(texts.map(({ url }, number) => [url, number]));
  const fragments = new Map<string, string>();
  const files: IndexFile[] = [];
  const words: Word[] = [];
  const metadata: z.infer<typeof layouts.pf_meta>[] = [];
  const sorted = written.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  for (const file of sorted) {
    const kind = file.path.replace(/^.*\./, '');
    if (kind === 'pf_index') words.push(...read(file, kind, decode)[0]);
    else if (kind === 'pf_meta') metadata.push(read(file, kind, decode));
    else if (kind === 'pf_fragment') {
      const fragment = read(file, kind, (content) => JSON.parse(content.toString()) as unknown);
      const number = numbers.get(fragment.url)!;
      fragment.content = texts[number]!.text;
      const content = pack(Buffer.from(JSON.stringify(fragment)));
      const name = `unknown_${number}-${hash(content)}`;
      fragments.set(file.path.replace(/^.*\/|\.pf_fragment$/g, ''), name);
      files.push({ path: `fragment/${name}.pf_fragment`, content });
    } else if (file.path === 'wasm.unknown.pagefind') files.push(file);
    else if (file.path === 'pagefind.js') {
      const { code } = minifySync(file.path, Buffer.from(file.content).toString());
      files.push({ path: file.path, content: Buffer.from(code) });
    }
  }
  const [meta] = metadata;
  if (!meta || fragments.size !== texts.length)
    throw new Error(
      `Pagefind: expected a .pf_meta file and ${texts.length} .pf_fragment files, got ${metadata.length} and ${fragments.size}`,
    );
  for (const page of meta[1]) page[0] = fragments.get(page[0])!;
  words.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  meta[2] = chunksOf(words).map((chunk) => {
    const content = pack(encode([chunk]));
    const name = `unknown_${hash(content)}`;
    files.push({ path: `index/${name}.pf_index`, content });
    return [chunk[0]![0], chunk.at(-1)![0], name];
  });
  const content = pack(encode(meta));
  const name = `unknown_${hash(content)}`;
  files.push({ path: `pagefind.${name}.pf_meta`, content });
  const entry = {
    version: meta[0],
    languages: { unknown: { hash: name, wasm: null, page_count: texts.length } },
    include_characters: [],
  };
  files.push({ path: 'pagefind-entry.json', content: Buffer.from(JSON.stringify(entry)) });
  return files;
}

/** @throws Error that names the file whose layout is not the one this module knows */
function read<Kind extends keyof typeof layouts>(
  { path, content }: IndexFile,
  kind: Kind,
  decoded: (content: Buffer) => unknown,
): z.infer<(typeof layouts)[Kind]> {
  try {
    return layouts[kind].parse(decoded(unpack(content))) as z.infer<(typeof layouts)[Kind]>;
  } catch (cause) {
    throw new Error(
      `Pagefind writes ${path} in another layout than src/search/index/pagefind-files.ts expects: set the version in package.json back, or adapt that file`,
      { cause },
    );
  }
}

function chunksOf(words: Word[]): Word[][] {
  const chunks: Word[][] = [];
  let room = 0;
  for (const word of words) {
    const places = word[1].reduce((sum, [, inPage]) => sum + inPage.length + 1, 0);
    // A word with many places has a file of its own, so that its neighbours are not paid for with it.
    if (room < places) {
      chunks.push([]);
      room = placesPerChunk;
    }
    chunks.at(-1)!.push(word);
    room -= places;
  }
  return chunks;
}

function unpack(content: Uint8Array): Buffer {
  const unpacked = gunzipSync(content);
  if (!unpacked.subarray(0, signature.length).equals(signature)) throw new Error('no signature');
  return unpacked.subarray(signature.length);
}

function pack(content: Uint8Array): Buffer {
  return gzipSync(Buffer.concat([signature, content]), { level: 9 });
}

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 6);
}
