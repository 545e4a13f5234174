import { classify } from './classifier.ts';
import { decodePairs, fullWeight, type IndexEntry, type Manifest } from './data.ts';
import type { Reading } from './features.ts';

/** Weights of the classifier's probabilities, relative to the best section's words. Tuned with `npm run bench:held-out`. */
const probabilityWeights = { page: 3, section: 0.3 };

/** A query counts as one that no page answers if that is more probable than this share of the best page. */
const leastOutside = 0.25;

/**
 * Minimum probability, if there is an answer, to list a page without any of the words: where another page has
 * some, and where they are on most pages.
 */
const minPageProbability = { rare: 0.1, common: 0.02 };

/**
 * Ranks sections by the classifier's probabilities of sections and pages, and by BM25F on their words,
 * whose weights are computed when the index is built (index/postings.ts).
 * @param reading the query
 * @param known the index entries of its features
 * @returns the matching sections, best first, and whether the query asks for something the site does not cover
 */
export function rank(
  { terms, features }: Reading,
  known: Map<string, IndexEntry>,
  { pages, units }: Manifest,
): { ranked: number[]; isOutside: boolean } {
  const words = new Float64Array(pages.length);
  for (const term of new Set(terms)) {
    const postings = known.get(term)?.[0] ?? '';
    const frequency = postings.length / 2;
    const inverseFrequency = Math.log(1 + (pages.length - frequency + 0.5) / (frequency + 0.5));
    for (const [section, weight] of decodePairs(postings))
      words[section]! += (inverseFrequency * weight) / fullWeight;
  }
  const probable = classify(features, (one) => known.get(one)?.[1], units, pages.length);
  const ofPage = new Float64Array(pages.length);
  for (const [section, page] of pages.entries()) ofPage[page]! += probable[section]!;
  const most = Math.max(...words);
  const outside = probable[pages.length]!;
  const isOutside = outside > leastOutside * Math.max(...ofPage);
  const minProbability = (1 - outside) * minPageProbability[most > 0 ? 'rare' : 'common'];
  const ranked = pages
    .map((page, section) => ({
      section,
      isLikely: ofPage[page]! > minProbability,
      score:
        words[section]! / (most || 1) +
        probabilityWeights.page * ofPage[page]! +
        probabilityWeights.section * probable[section]!,
    }))
    .filter(({ section, isLikely }) => words[section]! > 0 || isLikely)
    .sort((one, other) => other.score - one.score)
    .map(({ section }) => section);
  // Without known words, the probabilities say little.
  return { ranked: terms.some((term) => known.has(term)) ? ranked : [], isOutside };
}
