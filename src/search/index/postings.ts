import { termsOf } from '../engine/terms.ts';
import type { Description } from './site.ts';
import type { Section } from './sections.ts';

export interface Described {
  section: Section;
  description: Description;
}

/**
 * A section's fields: the weight of a term, and length normalization (BM25's b). As in BM25F (Robertson,
 * Zaragoza, Taylor: Simple BM25 Extension to Multiple Weighted Fields, 2004), the fields' weighted counts are
 * summed before they saturate (engine/ranking.ts).
 */
const fields = {
  title: { weight: 9, length: 0.25 },
  messages: { weight: 5, length: 0.1 },
  aliases: { weight: 8, length: 0.1 },
  headings: { weight: 3, length: 0.4 },
  description: { weight: 2.2, length: 0.4 },
  first: { weight: 1.8, length: 0.3 },
  text: { weight: 1.2, length: 0.4 },
  place: { weight: 1.5, length: 0.3 },
  aside: { weight: 0.4, length: 0.5 },
  asked: { weight: 2, length: 0.4 },
};

type Field = keyof typeof fields;

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
      const { weight, length: b } = fields[field];
      const norm = 1 - b + (b * length) / averages.get(field)!;
      for (const [term, count] of counts)
        weights.set(term, (weights.get(term) ?? 0) + (weight * (1 + Math.log(count))) / norm);
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

function textsOf({ section, description }: Described): Record<Field, string[]> {
  const { title, page, headings, text, aside, first } = section;
  return {
    title: [title],
    messages: description.messages,
    aliases: description.aliases,
    headings,
    description: [section.description],
    first: first ? [first] : [],
    text: [text.replace(/^.*\n?/, '')],
    place: [page || description.place],
    aside: [aside],
    asked: description.asked,
  };
}
