import { termsOf } from '../engine/terms.ts';
import type { Description } from './site.ts';
import type { Section } from './sections.ts';

export interface Described {
  section: Section;
  description: Description;
}

/**
 * Weights of a term in a section's fields. As in BM25F (Robertson, Zaragoza, Taylor: Simple BM25 Extension to
 * Multiple Weighted Fields, 2004), the fields' weighted counts are summed before they saturate
 * (engine/ranking.ts).
 */
const fields = { title: 9, messages: 5, aliases: 8, asked: 2, text: 1.2 };

type Field = keyof typeof fields;

/** BM25's b: how much more a term in a short field counts than one in a long field. */
const lengthNormalization = 0.25;

/** Terms in a larger share of the sections are stop words. */
const stopWordShare = 0.4;

/**
 * @param all the sections of a language
 * @param normalize as for queries
 * @returns each term's posting list, as in `IndexEntry`; null for stop words
 */
export function postingsOf(
  all: Described[],
  normalize: (text: string) => string,
): Map<string, number[] | null> {
  const counted = all.map((one) =>
    Object.entries(textsOf(one)).map(([field, texts]) => {
      const counts = new Map<string, number>();
      const terms = texts.flatMap((text) => termsOf(normalize(text)));
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      return { field: field as Field, counts, length: terms.length };
    }),
  );
  const averages = new Map(
    Object.keys(fields).map((field, index) => {
      const lengths = counted.map((one) => one[index]!.length).filter(Boolean);
      return [field, lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1)];
    }),
  );
  const postings = new Map<string, number[]>();
  const last = new Map<string, number>();
  for (const [number, own] of counted.entries()) {
    const weights = new Map<string, number>();
    for (const { field, counts, length } of own) {
      const norm = 1 + lengthNormalization * (length / averages.get(field)! - 1);
      for (const [term, count] of counts)
        weights.set(
          term,
          (weights.get(term) ?? 0) + (fields[field] * (1 + Math.log(count))) / norm,
        );
    }
    for (const [term, weight] of weights) {
      const list = postings.get(term) ?? [];
      postings.set(term, list);
      list.push(number - (last.get(term) ?? 0), Math.min(40, Math.max(1, Math.round(weight))));
      last.set(term, number);
    }
  }
  return new Map(
    [...postings].map(([term, list]) => [
      term,
      list.length / 2 > stopWordShare * all.length ? null : list,
    ]),
  );
}

/** @returns the names that a section shows, its title first */
export function namesOf({ section, description }: Described): string[] {
  return [section.title, ...description.messages, ...description.aliases];
}

function textsOf({ section: { title, text }, description }: Described): Record<Field, string[]> {
  const { messages, aliases, asked } = description;
  return { title: [title], messages, aliases, asked, text: [text.replace(/^.*\n?/, '')] };
}
