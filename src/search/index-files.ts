import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { createIndex } from 'pagefind';
import { minifySync } from 'vite';

/** A file of the index, its path below the folder of its language. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** What the index holds of a place, in one text for finding and one for showing. */
export interface IndexedText {
  url: string;
  /** The words, with a space between them. */
  words: string;
  /** The text as a reader sees it. */
  text: string;
}

/** A word with the pages that it stands on: the number of its page, and its places there. */
type Word = [word: string, pages: [page: number, places: number[]][]];

/** The first word of a chunk, the last one, and its name. */
type Chunk = [from: string, to: string, name: string];

type Metadata = [version: string, pages: unknown[], chunks: Chunk[], ...unknown[]];

interface Fragment {
  url: string;
  content: string;
}

/** Files of Pagefind begin with this; if it is there they are read as they are, else unpacked first. */
const signature = Buffer.from('pagefind_dcd');

/**
 * So many places of words go into one file of the index, about 2 kB. Pagefind puts 20,000 into one, which is
 * right for words of which a query has two or three; of single characters it has many more.
 */
const placesPerChunk = 800;

/**
 * Has Pagefind index texts of one language, cut into words already.
 * @returns the files that a browser needs, and how Pagefind names each place
 * @throws Error with what Pagefind says
 */
export async function indexFiles(
  texts: IndexedText[],
): Promise<{ files: IndexFile[]; ids: Map<string, string> }> {
  // Without a language nothing is stemmed and nothing is cut a second time.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  for (const { url, words } of texts) {
    const added = await index.addCustomRecord({ url, content: words, language: 'unknown' });
    if (added.errors.length > 0) throw new Error(`Pagefind, ${url}: ${added.errors.join('; ')}`);
  }
  const written = await index.getFiles();
  if (written.errors.length > 0) throw new Error(`Pagefind: ${written.errors.join('; ')}`);
  await index.deleteIndex();
  return shape(written.files, new Map(texts.map(({ url, text }) => [url, text])));
}

/** Splits the index into smaller files, and lets the places show their text as it is written. */
function shape(
  written: IndexFile[],
  texts: Map<string, string>,
): { files: IndexFile[]; ids: Map<string, string> } {
  const ids = new Map<string, string>();
  const files: IndexFile[] = [];
  const words: Word[] = [];
  let metadata: Metadata | undefined;
  for (const { path, content } of written.toSorted((one, other) =>
    one.path < other.path ? -1 : 1,
  )) {
    if (path.endsWith('.pf_index')) words.push(...decode<[Word[]]>(unpack(content))[0]);
    else if (path.endsWith('.pf_meta')) metadata = decode<Metadata>(unpack(content));
    else if (path.endsWith('.pf_fragment')) {
      const fragment = JSON.parse(unpack(content).toString()) as Fragment;
      ids.set(fragment.url, path.replace(/^.*\/|\.pf_fragment$/g, ''));
      fragment.content = texts.get(fragment.url) ?? fragment.content;
      files.push({ path, content: pack(Buffer.from(JSON.stringify(fragment))) });
    } else if (path === 'wasm.unknown.pagefind') files.push({ path, content });
    else if (path === 'pagefind.js') {
      const { code } = minifySync(path, Buffer.from(content).toString());
      files.push({ path, content: Buffer.from(code) });
    }
  }
  if (!metadata) throw new Error('Pagefind wrote no metadata: has its format changed?');
  words.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  metadata[2] = chunksOf(words).map((chunk) => {
    const content = pack(encode([chunk]));
    const name = `unknown_${hash(content)}`;
    files.push({ path: `index/${name}.pf_index`, content });
    return [chunk[0]![0], chunk.at(-1)![0], name];
  });
  const content = pack(encode(metadata));
  const name = `unknown_${hash(content)}`;
  files.push({ path: `pagefind.${name}.pf_meta`, content });
  files.push({
    path: 'pagefind-entry.json',
    content: Buffer.from(
      JSON.stringify({
        version: metadata[0],
        languages: { unknown: { hash: name, wasm: null, page_count: texts.size } },
        include_characters: [],
      }),
    ),
  });
  return { files, ids };
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
  return gunzipSync(content).subarray(signature.length);
}

function pack(content: Uint8Array): Buffer {
  return gzipSync(Buffer.concat([signature, content]), { level: 9 });
}

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
