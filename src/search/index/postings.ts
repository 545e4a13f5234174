import { encodePairs, fullWeight } from '../engine/data.ts';
import { pairsOf } from '../engine/features.ts';
import { termsOf } from '../engine/terms.ts';
import { countsOf } from './counts.ts';
import type { NamedSection } from './named-sections.ts';

/**
 * Weights of a term in a section's fields. As in BM25F (Robertson, Zaragoza, Taylor: Simple BM25 Extension to
 * Multiple Weighted Fields, 2004), the fields' weighted counts are summed before they saturate.
 */
const fields = { title: 9, asked: 8, text: 1.2 };

/** BM25's b: how much more a term in a short field counts than one in a long field. */
const lengthNormalization = 0.4;

/** BM25's k1: the weight at which a term reaches half its maximum score. */
const saturation = 8;

/** Terms in a larger share of the sections are stop words. */
const stopWordShare = 0.4;

/**
 * @param sections the sections of a language
 * @param normalize as for queries
 * @returns each term's posting list, as in `IndexEntry`; null for stop words, and lists for pairs of them
 */
export function postingsOf(
  sections: NamedSection[],
  normalize: (text: string) => string,
): Map<string, string | null> {
  /** For each term, its weights by section. */
  const weights = new Map<string, number[]>();
  for (const field of Object.keys(fields) as (keyof typeof fields)[]) {
    const termsBySection = sections.map((section) =>
      textsIn(section, field).flatMap((text) => termsOf(normalize(text))),
    );
    const total = field === 'asked' ? countsOf(termsBySection.flat()) : undefined;
    // Most pairs of Han characters that one question has cross a word boundary. They would be a tenth of the index.
    const isChance = (term: string) => total?.get(term) === 1 && /\p{Script=Han}/u.test(term);
    const filled = termsBySection.filter(({ length }) => length > 0);
    const averageLength = filled.flat().length / filled.length;
    for (const [number, terms] of termsBySection.entries()) {
      const norm = 1 + lengthNormalization * (terms.length / averageLength - 1);
      for (const [term, count] of countsOf(terms)) {
        if (isChance(term)) continue;
        const own = weights.get(term) ?? [];
        weights.set(term, own);
        own[number] = (own[number] ?? 0) + (fields[field] * (1 + Math.log(count))) / norm;
      }
    }
  }
  const lists = new Map(
    [...weights].map(([term, own]) => {
      const pairs = encodePairs(
        own.map((weight) => Math.max(1, Math.round((fullWeight * weight) / (weight + saturation)))),
      );
      return [term, pairs.length / 2 > stopWordShare * sections.length ? null : pairs];
    }),
  );
  // Pairs of stop words tell where a phrase of them may be, without reading every text.
  const places = new Map<string, number[]>();
  for (const [number, { text }] of sections.entries())
    for (const pair of pairsOf(termsOf(normalize(text)))) {
      if (pair.split(' ').some((term) => lists.get(term) !== null)) continue;
      const own = places.get(pair) ?? [];
      places.set(pair, own);
      own[number] = 1;
    }
  return new Map([
    ...lists,
    ...[...places].map(([pair, own]) => [pair, encodePairs(own)] as const),
  ]);
}

function textsIn(section: NamedSection, field: keyof typeof fields): string[] {
  // A text begins with its title.
  if (field === 'text') return [section.text.replace(/^.*\n?/, '')];
  return [section[field]].flat();
}
