import { languages, type Language } from '../../src/site.ts';
import { sideOf, type Query } from './queries.ts';

/** The number of measurements and their distribution. */
export interface Spread {
  count: number;
  median: number;
  p95: number;
  max: number;
}

/** @throws Error if there are no numbers */
export function spread(numbers: number[]): Spread {
  if (numbers.length === 0) throw new Error('Nothing was measured');
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}

/**
 * Splits the list among simulated readers.
 * @param length the number of queries per reader
 * @param count the number of readers, if the list is long enough
 * @returns for each reader, adjacent queries in one language, from all over the list
 */
export function sessions(queries: Query[], length: number, count: number): Query[][] {
  const all = (Object.keys(languages) as Language[]).flatMap((language) => {
    const asked = queries.filter((query) => sideOf(query) === language);
    return Array.from({ length: Math.floor(asked.length / length) }, (_, index) =>
      asked.slice(index * length, (index + 1) * length),
    );
  });
  const step = Math.max(1, all.length / count);
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
