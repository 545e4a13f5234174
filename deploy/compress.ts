import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { filesIn } from '../src/files.ts';

/** Text formats. Pagefind's files and images are already compressed. */
const compressible = /\.(css|html|js|json|md|svg|txt|webmanifest|xml)$/;

/** In bytes. Smaller files fit into a single packet either way. */
const smallest = 1024;

/**
 * Writes `.br` and `.gz` files beside each compressible file, for a self-hosted server.
 * @param folder a built site
 */
export function compress(folder: string): void {
  for (const name of filesIn(folder).filter((name) => compressible.test(name))) {
    const file = path.join(folder, name);
    const data = readFileSync(file);
    // An earlier, larger version may have left its copies, which a server would prefer.
    for (const ending of ['.br', '.gz']) rmSync(file + ending, { force: true });
    if (data.length < smallest) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(data));
    // Brotli defaults to its best level, 11; gzip does not.
    writeFileSync(`${file}.gz`, gzipSync(data, { level: 9 }));
  }
}
