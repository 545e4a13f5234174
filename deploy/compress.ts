/** Writes `.br` and `.gz` beside what compresses, for a server of your own: `node deploy/compress.ts [folder]`. */
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { basePath } from '../src/site.ts';
import { firstVisits } from './first-visit.ts';

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
 * @param folder the published folder
 * @returns how many files were compressed, and their bytes before and after
 */
export async function compress(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => compressible.has(path.extname(file)) && statSync(file).size >= smallest);
  const bytes = { raw: 0, '.br': 0, '.gz': 0 };
  for (const file of files) {
    const data = readFileSync(file);
    const { atime, mtime } = statSync(file);
    bytes.raw += data.length;
    await Promise.all(
      encodings.map(async ([ending, encode]) => {
        const smaller = await encode(data);
        bytes[ending] += smaller.length;
        writeFileSync(file + ending, smaller);
        // nginx makes the ETag of what it sends from this file's time.
        utimesSync(file + ending, atime, mtime);
      }),
    );
  }
  return { files: files.length, bytes };
}

if (import.meta.main) {
  const [folder = 'dist'] = process.argv.slice(2);
  if (!existsSync(path.join(folder, 'index.html'))) {
    console.error(`There is no built site in ${folder}/: run "npm run build" first.`);
    process.exit(1);
  }
  const { files, bytes } = await compress(folder);
  const visits = [...firstVisits(folder, basePath).values()].sort((a, b) => a - b);
  console.log(`${files} files of ${bytes.raw} bytes: ${bytes['.br']} as Brotli, ${bytes['.gz']} as gzip
${visits.length} pages: a first visit takes ${visits[visits.length >> 1]} bytes in the middle, ${visits.at(-1)} at most`);
}
