import type { Source } from './schema.ts';

/** The kind of evidence: the kind of source, except that sellers are always sellers. */
export type Evidence = Source['kind'] | 'seller';

/** @returns the kind of evidence, shown by citation marks and the list of sources. */
export function evidenceOf({ kind, unlinked }: Source): Evidence {
  return unlinked === 'seller' ? 'seller' : kind;
}
