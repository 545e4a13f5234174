import type { Source } from './schema.ts';

/**
 * @returns the kind of evidence, shown by citation marks, lists of sources and feeds: the kind of source, except
 *   that sellers are always sellers.
 */
export function evidenceOf({ kind, unlinked }: Source): Source['kind'] | 'seller' {
  return unlinked === 'seller' ? 'seller' : kind;
}
