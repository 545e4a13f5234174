import type { Standing } from './fit.ts';

/**
 * For each term that some section has, the sections: of each its distance to the one before, and the weight of
 * the term in it. From `strongFrom` on the term stands in a name of the section: a title, a message, an alias, a
 * heading; from `hiddenFrom` on only in a name that the page does not show: a question, its address.
 */
export type Postings = Map<string, number[]>;

export const strongFrom = 8;
export const hiddenFrom = 64;

/** Calls `act` for each section of a list with the weight as it was added up. */
export function eachSection(
  list: number[] | undefined,
  act: (section: number, weight: number, where: { strong: boolean; shown: boolean }) => void,
): void {
  let section = 0;
  for (let at = 0; list && at < list.length; at += 2) {
    section += list[at]!;
    const stored = list[at + 1]!;
    const shown = stored < hiddenFrom;
    const strong = stored >= strongFrom;
    act(section, stored - (shown ? (strong ? strongFrom : 0) : hiddenFrom), { strong, shown });
  }
}

/** @returns the sections that show each of some terms */
export function sectionsShowing(terms: Set<string>, postings: Postings): number[] {
  const counts = new Map<number, number>();
  for (const term of terms)
    eachSection(postings.get(term), (section, _, { shown }) => {
      if (shown) counts.set(section, (counts.get(section) ?? 0) + 1);
    });
  return [...counts].filter(([, count]) => count === terms.size).map(([section]) => section);
}

/** @returns where a term stands on the page of some sections */
export function standingOf(
  list: number[] | undefined,
  isOnPage: (section: number) => boolean,
): Standing {
  if (!list) return 'unknown';
  let standing: Standing = 'missing';
  eachSection(list, (section, _, { strong }) => {
    if (isOnPage(section) && standing !== 'named') standing = strong ? 'named' : 'text';
  });
  return standing;
}

/**
 * @param list the sections that have a term
 * @param count how many sections there are
 * @returns what the term tells: the rarer the more
 */
export function inverseFrequency(list: number[] | undefined, count: number): number {
  const frequency = (list?.length ?? 0) / 2;
  return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
}
