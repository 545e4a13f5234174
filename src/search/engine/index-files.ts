import { entriesPerFile, fileNames, type Entry, type Manifest } from './data.ts';
import type { Pagefind } from './exact.ts';
import type { Postings } from './postings.ts';

/** Where the parts of the index come from. */
export interface Sources {
  /** @param name as in `fileNames`, with the release */
  file: <T>(name: string) => Promise<T>;
  pagefind: () => Promise<Pagefind>;
}

/** The files of the index, each loaded once, when it is needed. */
export class IndexFiles {
  readonly #sources: Sources;
  readonly #manifest: Manifest;
  readonly #files = new Map<string, Promise<unknown>>();

  constructor(sources: Sources, manifest: Manifest) {
    this.#sources = sources;
    this.#manifest = manifest;
  }

  /** @returns a file; after a failure the next call tries again */
  file<T>(name: string): Promise<T> {
    const known = this.#files.get(name);
    if (known) return known as Promise<T>;
    const loading = this.#sources.file<T>(name.replace('*', this.#manifest.release));
    this.#files.set(name, loading);
    loading.catch(() => this.#files.delete(name));
    return loading;
  }

  /** @returns the text of a section as a reader sees it */
  text(section: number): Promise<string> {
    return this.file(fileNames.text(section));
  }

  async entry(section: number): Promise<Entry> {
    const part = await this.file<Entry[]>(fileNames.entries(Math.floor(section / entriesPerFile)));
    return part[section % entriesPerFile]!;
  }

  /** @returns what is known of some terms */
  async postings(terms: string[]): Promise<Postings> {
    const { terms: firsts } = this.#manifest;
    const found = await Promise.all(
      terms.map(async (term) => {
        const number = firsts.filter((first) => first <= term).length - 1;
        if (number < 0) return [];
        const list = (await this.file<Record<string, number[]>>(fileNames.terms(number)))[term];
        return list ? [[term, list] as const] : [];
      }),
    );
    return new Map(found.flat());
  }
}
