import { entriesPerFile, fileNames, type Entry, type IndexEntry, type Manifest } from './data.ts';
import type { Pagefind } from './exact.ts';

/** Where the parts of the index come from. */
export interface Sources {
  /** @param name as in `fileNames`, with the release */
  file: <T>(name: string) => Promise<T>;
  pagefind: () => Promise<Pagefind>;
}

/** The index files, each loaded once, on demand. */
export class IndexFiles {
  readonly #sources: Sources;
  readonly #manifest: Manifest;
  readonly #files = new Map<string, Promise<unknown>>();

  constructor(sources: Sources, manifest: Manifest) {
    this.#sources = sources;
    this.#manifest = manifest;
  }

  /** @returns a file; after a failure, the next call retries */
  file<T>(name: string): Promise<T> {
    const known = this.#files.get(name);
    if (known) return known as Promise<T>;
    const loading = this.#sources.file<T>(name.replace('*', this.#manifest.release));
    this.#files.set(name, loading);
    loading.catch(() => this.#files.delete(name));
    return loading;
  }

  /** @returns a section's text as displayed */
  text(section: number): Promise<string> {
    return this.file(fileNames.text(section));
  }

  async entry(section: number): Promise<Entry> {
    const part = await this.file<Entry[]>(fileNames.entries(Math.floor(section / entriesPerFile)));
    return part[section % entriesPerFile]!;
  }

  /** @returns the entries of known features */
  async lookUp(features: string[]): Promise<Map<string, IndexEntry>> {
    const { features: firsts } = this.#manifest;
    const found = await Promise.all(
      features.map(async (feature) => {
        let [number, end] = [-1, firsts.length];
        // Binary search: there are a thousand files.
        while (end - number > 1) {
          const middle = (number + end) >> 1;
          if (firsts[middle]! <= feature) number = middle;
          else end = middle;
        }
        if (number < 0) return [];
        const part = await this.file<Record<string, IndexEntry>>(fileNames.features(number));
        const indexed = part[feature];
        // “constructor” has a value, too.
        return Array.isArray(indexed) ? [[feature, indexed] as const] : [];
      }),
    );
    return new Map(found.flat());
  }
}
