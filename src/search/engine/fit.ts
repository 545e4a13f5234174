import type { Likeness } from './likeness.ts';
import type { Query } from './query.ts';
import { isHan } from './terms.ts';
import type { Reading } from './vocabulary.ts';

/** Whether the places answer a query, are only near it, or there are none. */
export type Fit = 'good' | 'weak' | 'none';

/** Where the best page has a term: in its names, only in its text, or not; or no page has it. */
export type Standing = 'named' | 'text' | 'missing' | 'unknown';

/**
 * How sure an answer is: below 0 it is only near. By logistic regression over the seen queries, of which 3 % may
 * be taken for questions from outside (npm run bench:search prints how many are).
 */
const weights = {
  has: 1.7,
  named: 2.1,
  unknown: -3.8,
  unknownWords: -3.2,
  best: 0.9,
  held: 3.2,
  bias: -0.6,
};

/** In longer queries there is more that has nothing to do with the question. */
const usualLength = 8;

/** A word for another subject decides only in a query of up to so many terms. */
const mostBesides = 10;

/**
 * @param query the query
 * @param reading what ranking saw in it
 * @param standing where the best page has a term or a concept
 * @param likeness how like the query is to the names of the best section
 * @returns whether that page can answer it
 */
export function fitOf(
  query: Query,
  reading: Reading,
  standing: (term: string) => Standing,
  likeness: Likeness,
): Fit {
  const { terms } = reading;
  const isElsewhere = query.elsewhere.some(({ start, end }) =>
    terms.some((one) => one.start >= start && one.end <= end && standing(one.term) !== 'named'),
  );
  if (isElsewhere && terms.length <= mostBesides) return 'weak';
  const { text, named, unknown } = sharesOf(query, reading, standing);
  const words = terms.filter(({ term }) => /^[a-z]{3,}$/.test(term));
  const unknownWords = words.filter(({ term }) => standing(term) === 'unknown').length;
  const sure =
    weights.bias +
    weights.has * (text + named) +
    weights.named * named +
    weights.unknown * unknown * Math.min(1, usualLength / terms.length) +
    (weights.unknownWords * unknownWords) / Math.max(2, terms.length) +
    weights.best * likeness.best +
    weights.held * likeness.held;
  return sure < 0 ? 'weak' : 'good';
}

/** @returns how much of a query stands where: characters of Han text, words of other scripts by their length */
function sharesOf(
  { blanked }: Query,
  { terms, concepts }: Reading,
  standing: (term: string) => Standing,
): Record<Standing, number> {
  const order: Standing[] = ['unknown', 'missing', 'text', 'named'];
  const levels = new Uint8Array(blanked.length);
  for (const { start, end, ...one } of [...terms, ...concepts]) {
    const level = order.indexOf(standing('term' in one ? one.term : one.concept));
    for (let at = start; at < end; at += 1) levels[at] = Math.max(levels[at]!, level);
  }
  const shares: Record<Standing, number> = { named: 0, text: 0, missing: 0, unknown: 0 };
  let all = 0;
  const seen = new Uint8Array(blanked.length);
  for (const { term, start, end } of terms) {
    // A word counts as one to three characters.
    const weight = isHan(term) ? 1 : Math.min(3, Math.max(1, (end - start) / 2)) / (end - start);
    for (let at = start; at < end; at += 1) {
      if (seen[at]) continue;
      seen[at] = 1;
      all += weight;
      shares[order[levels[at]!]!] += weight;
    }
  }
  for (const key of order) shares[key] /= all || 1;
  return shares;
}
