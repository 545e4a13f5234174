import type { Source } from './schema.ts';

/** What stands behind a statement: the kind of its source, and a seller whatever else it is. */
export type Evidence = Source['kind'] | 'seller';

/** @returns what kind of evidence a source is; marks and the list of sources show it. */
export function evidenceOf({ kind, unlinked }: Source): Evidence {
  return unlinked === 'seller' ? 'seller' : kind;
}
