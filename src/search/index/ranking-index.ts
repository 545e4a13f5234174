import { hiddenFrom, strongFrom, type Postings } from '../engine/postings.ts';
import type { Vocabulary } from '../engine/vocabulary.ts';
import type { Description } from './site.ts';
import type { Section } from './sections.ts';

export interface Described {
  section: Section;
  description: Description;
}

/**
 * The fields of a section: what a term in one counts, and how much a long field takes from that. As in BM25F
 * (Robertson, Zaragoza, Taylor: Simple BM25 Extension to Multiple Weighted Fields, 2004) the weighted counts of
 * all fields are added up before they saturate; ranking.ts does that.
 */
const fields = {
  title: { weight: 9, length: 0.25 },
  messages: { weight: 5, length: 0.1 },
  aliases: { weight: 8, length: 0.1 },
  asked: { weight: 8, length: 0.1 },
  headings: { weight: 3, length: 0.4 },
  description: { weight: 2.2, length: 0.4 },
  lead: { weight: 2.2, length: 0.4 },
  first: { weight: 1.8, length: 0.3 },
  text: { weight: 1.2, length: 0.4 },
  place: { weight: 1.5, length: 0.3 },
  aside: { weight: 0.4, length: 0.5 },
};

type Field = keyof typeof fields;

/** A term in one of these names its section. */
const strong = new Set<Field>(['title', 'messages', 'aliases', 'asked', 'headings']);

/** What no page shows. */
const hidden = new Set<Field>(['asked']);

/**
 * @param all the sections of a language, those of a page together
 * @param normalize folds their text
 * @param nameOf folds a name, without filler
 * @param vocabulary reads it
 * @returns the terms in order, each with its sections
 */
export function postingsOf(
  all: Described[],
  normalize: (text: string) => string,
  nameOf: (text: string) => string,
  vocabulary: Vocabulary,
): Postings {
  const counted = all.map(({ section, description }) =>
    Object.entries(textsOf(section, description)).map(([field, texts]) => {
      const counts = new Map<string, number>();
      const isName = strong.has(field as Field);
      for (const text of texts.flatMap((one) =>
        isName ? [nameOf(one)] : normalize(one).split('\n'),
      )) {
        const { terms, concepts, pairs, whole } = vocabulary.read(text);
        for (const term of [
          ...terms.map((one) => one.term),
          ...new Set(concepts.map(({ concept }) => concept)),
          ...(isName ? [...pairs, whole] : []),
        ])
          counts.set(term, (counts.get(term) ?? 0) + 1);
      }
      const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return { field: field as Field, counts, length };
    }),
  );
  const averages = new Map<Field, number>();
  for (const field of Object.keys(fields) as Field[]) {
    const lengths = counted.flatMap((one) =>
      one.filter((other) => other.field === field && other.length > 0).map(({ length }) => length),
    );
    averages.set(field, lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1));
  }
  const postings = new Map<string, number[]>();
  const last = new Map<string, number>();
  for (const [number, own] of counted.entries()) {
    const weights = new Map<string, Standing>();
    for (const { field, counts, length } of own) {
      const { weight, length: b } = fields[field];
      const norm = 1 - b + (b * length) / averages.get(field)!;
      for (const [term, count] of counts) {
        const entry = weights.get(term) ?? { weight: 0, strong: false, shown: false };
        weights.set(term, entry);
        entry.weight += (weight * (1 + Math.log(count))) / norm;
        entry.strong ||= strong.has(field);
        entry.shown ||= !hidden.has(field);
      }
    }
    for (const [term, entry] of weights) {
      const list = postings.get(term) ?? [];
      postings.set(term, list);
      list.push(number - (last.get(term) ?? 0), quantized(entry));
      last.set(term, number);
    }
  }
  return new Map([...postings].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** How a term stands in a section. */
interface Standing {
  weight: number;
  strong: boolean;
  shown: boolean;
}

/** A whole number that says with `strongFrom` and `hiddenFrom` where the term stands. */
function quantized({ weight, strong, shown }: Standing): number {
  const whole = Math.max(1, Math.round(weight));
  if (strong && !shown) return hiddenFrom + Math.min(40, whole);
  return strong ? strongFrom + Math.min(40, whole) : Math.min(strongFrom - 1, whole);
}

/** @returns what a section is called, its title first */
export function namesOf({ section, description }: Described): string[] {
  return [section.title, ...description.messages, ...description.aliases, ...description.asked];
}

function textsOf(section: Section, description: Description): Record<Field, string[]> {
  const { title, page, headings, text, aside, first, url } = section;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    title: [title],
    messages: description.messages,
    aliases: description.aliases,
    asked: [...description.asked, slugOf(url)],
    headings: description.kind === 'page' ? headings : [],
    description: [section.description],
    lead: lines.slice(1, 2),
    first: first ? [first] : [],
    text: lines.slice(1),
    place: [page || description.place],
    aside: aside ? [aside] : [],
  };
}

/** The words of an address, which are English in each language. */
function slugOf(url: string): string {
  return url.replace(/#/, '/').split('/').filter(Boolean).at(-1)?.replaceAll('-', ' ') ?? '';
}
