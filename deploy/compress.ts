import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** Text. Pagefind's own files are compressed inside, and images have compression of their own. */
const compressible = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.md',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
]);
/** In bytes. What is smaller fits in one packet either way. */
const smallest = 1024;

const encodings = [
  ['.br', promisify(brotliCompress)],
  // Brotli starts from its best level, 11; gzip has to be told.
  ['.gz', (data: Buffer) => promisify(gzip)(data, { level: 9 })],
] as const;

/**
 * Writes `.br` and `.gz` beside each file that compresses, for a server of your own.
 * @param folder a built site
 */
export async function compress(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => compressible.has(path.extname(file)) && statSync(file).size >= smallest);
  for (const file of files) {
    const data = readFileSync(file);
    await Promise.all(
      encodings.map(async ([ending, encode]) => writeFileSync(file + ending, await encode(data))),
    );
  }
}
