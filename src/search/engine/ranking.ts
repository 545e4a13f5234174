import { classify } from './classifier.ts';
import { pairsIn, type Indexed, type Manifest } from './data.ts';
import { strangeWord, type Reading } from './features.ts';

/** Tried on the seen queries; `npm run bench:search` shows what a change does. */
const tuning = {
  /** BM25's k1: from this weight on a word hardly tells more. */
  saturation: 8,
  /** What a group of synonyms counts beside a word. */
  concept: 3,
  /** What the classifier says of a page, and of one of its sections, beside the words of the best section. */
  page: 6,
  section: 0.5,
};

/** A query whose likeliest page is less likely by this than that no page answers it is not answered. */
const doubt = 0.8;

/** A page that has none of the words is listed if among the pages it is this probable. */
const least = 0.05;

export interface Ranking {
  /** The sections that share anything with the query, best first. */
  ranked: { section: number; score: number }[];
  /** Whether it asks for something that the site does not cover. */
  isOutside: boolean;
}

/**
 * Ranks sections by what the classifier says of them and their pages, and by their words: BM25F, whose weights
 * of fields are added up when the index is built (index/postings.ts).
 * @param reading what was seen in a query
 * @param known what the index knows of it
 */
export function rank(
  { terms, concepts, features }: Reading,
  known: Map<string, Indexed>,
  { pages }: Manifest,
): Ranking {
  const words = new Float64Array(pages.length);
  for (const term of new Set([...terms, ...concepts])) {
    const postings = known.get(term)?.[0] ?? [];
    const share = concepts.includes(term) ? tuning.concept : 1;
    const tells = share * inverseFrequency(postings.length / 2, pages.length);
    for (const [section, weight] of pairsIn(postings))
      words[section]! += (tells * weight) / (weight + tuning.saturation);
  }
  const weightsOf = (feature: string) => known.get(feature)?.[1];
  const isStrange = terms.some((term) => !weightsOf(term)?.length);
  const asked = isStrange ? new Map([...features, [strangeWord, 1]]) : features;
  const probable = classify(asked, weightsOf, pages.length);
  const ofPage = new Float64Array(pages.length);
  for (const [section, page] of pages.entries()) ofPage[page]! += probable[section]!;
  const most = Math.max(...words) || 1;
  const outside = probable[pages.length]!;
  const isOutside = outside > doubt * Math.max(...ofPage);
  const isOnSite = [...terms, ...concepts].some((term) => isShown(known.get(term)));
  const ranked = pages
    .map((page, section) => ({
      section,
      likely: (!isOutside || isOnSite) && ofPage[page]! > least * (1 - outside),
      score:
        words[section]! / most + tuning.page * ofPage[page]! + tuning.section * probable[section]!,
    }))
    .filter(({ section, likely }) => words[section]! > 0 || likely)
    .sort((one, other) => other.score - one.score);
  // Without words all pages are as probable as each other.
  return { ranked: terms.length > 0 ? ranked : [], isOutside };
}

/** Whether some section shows a term. */
function isShown(indexed: Indexed | undefined): boolean {
  return !!indexed && indexed[0]?.length !== 0;
}

/** @returns what a term tells that some sections have: the rarer the more */
function inverseFrequency(frequency: number, count: number): number {
  return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
}
