import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { filesIn } from '../src/files.ts';

/** Text formats. Pagefind's files and images are already compressed. */
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
/** In bytes. Smaller files fit into a single packet either way. */
const smallest = 1024;

const encodings = [
  ['.br', promisify(brotliCompress)],
  // Brotli defaults to its best level, 11; gzip does not.
  ['.gz', (data: Buffer) => promisify(gzip)(data, { level: 9 })],
] as const;

/**
 * Writes `.br` and `.gz` files beside each compressible file, for a self-hosted server.
 * @param folder a built site
 */
export async function compress(folder: string): Promise<void> {
  const files = filesIn(folder)
    .map((file) => path.join(folder, file))
    .filter((file) => compressible.has(path.extname(file)));
  for (const file of files) {
    // An earlier, larger version may have left its copies, which a server would prefer.
    for (const [ending] of encodings) rmSync(file + ending, { force: true });
    if (statSync(file).size < smallest) continue;
    const data = readFileSync(file);
    await Promise.all(
      encodings.map(async ([ending, encode]) => writeFileSync(file + ending, await encode(data))),
    );
  }
}
