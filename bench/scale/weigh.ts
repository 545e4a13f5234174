import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readFiles } from '../../tests/pages.ts';

export interface Weight {
  /** All files, in MB (10^6 bytes). */
  output: number;
  /** Bytes of HTML of an ordinary page. */
  html: { median: number; max: number };
  /** The same with Brotli, for a sample that includes the largest page. */
  brotli: { median: number; max: number };
  /** Bytes of HTML of the Chinese index of problems, a single page that grows. */
  index: { raw: number; brotli: number };
}

/** Brotli at its best level takes seconds per megabyte, so a sample has to do. */
const sample = 30;

/** Pages whose size should not depend on the number of other pages. */
const ordinary = /(^|\/)(guides|troubleshooting)\/[^/]+\/index\.html$/;

/** @returns the sizes of a built site. */
export function weigh(folder: string): Weight {
  const files = readFiles(folder).map((file) => path.join(folder, file));
  const size = (file: string) => statSync(file).size;
  const pages = files
    .filter((file) => ordinary.test(file.split(path.sep).join('/')))
    .sort((one, other) => size(one) - size(other));
  const step = Math.max(1, Math.floor(pages.length / sample));
  const sampled = pages.filter((_, index) => (pages.length - 1 - index) % step === 0);
  const index = path.join(folder, 'troubleshooting', 'index.html');
  return {
    output: files.reduce((sum, file) => sum + size(file), 0) / 1e6,
    html: spread(pages.map(size)),
    brotli: spread(sampled.map(compressedSize)),
    index: { raw: size(index), brotli: compressedSize(index) },
  };
}

/** @returns the bytes of a file as a host with Brotli sends it: uncompressed if that is smaller. */
export function compressedSize(file: string): number {
  const bytes = readFileSync(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return Math.min(bytes.length, brotliCompressSync(bytes, { params: quality }).length);
}

function spread(sizes: number[]): { median: number; max: number } {
  const sorted = sizes.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}
