import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readFiles } from '../../tests/pages.ts';

export interface Weight {
  /** All files, in MB (10^6 bytes). */
  output: number;
  /** Bytes of HTML of an ordinary page. */
  html: { median: number; max: number };
  /** The same with Brotli, of a sample with the largest page in it. */
  brotli: { median: number; max: number };
  /** Bytes of HTML of the Chinese list of all problems, which is one page and grows. */
  index: { raw: number; brotli: number };
}

/** Brotli at its best takes seconds for a megabyte: so many pages are enough. */
const sample = 30;

/** Pages whose size should not depend on how many others there are. */
const ordinary = /(^|\/)(guides|troubleshooting)\/[^/]+\/index\.html$/;

/** @returns how large a built site is. */
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

/** @returns the bytes of a file as a host with Brotli sends it: as it is when that is less. */
export function compressedSize(file: string): number {
  const bytes = readFileSync(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return Math.min(bytes.length, brotliCompressSync(bytes, { params: quality }).length);
}

function spread(sizes: number[]): { median: number; max: number } {
  const sorted = sizes.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}
