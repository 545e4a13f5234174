import type { Language } from '../../../src/site.ts';

/** A result as a bare page shows it. */
export interface Hit {
  url: string;
  title: string;
}

export type Search = (query: string) => Hit[] | Promise<Hit[]>;

/** Brings an engine's library and index. */
export type Load = (language: Language) => Promise<Search>;
