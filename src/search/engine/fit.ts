import type { Likeness } from './likeness.ts';
import type { Query } from './query.ts';
import { isHan } from './terms.ts';
import type { Reading } from './vocabulary.ts';

/** Whether the places answer a query, are only near it, or there are none. */
export type Fit = 'good' | 'weak' | 'none';

/** Where the best page has a term: in its names, only in its text, or not; or no page has it. */
export type Standing = 'named' | 'text' | 'missing' | 'unknown';

/** From the least to the most. */
const order: Standing[] = ['unknown', 'missing', 'text', 'named'];

/**
 * How sure an answer is: below 0 it is only near. By logistic regression over the seen queries, of which 3 % may
 * be taken for questions from outside (npm run bench:search prints how many are).
 */
const weights = {
  named: 3.3,
  text: -2.7,
  missing: -7.2,
  unknown: -9,
  begins: -1.6,
  name: -2.2,
  elsewhere: -4.9,
  like: 2.7,
  long: 4.4,
  bias: -1.4,
};

/** In longer queries there is more that has nothing to do with the question. */
const usual = 8;
const isLong = 12;

/** A page that is called so much like the query answers it, whatever else the query names. */
const isLike = 0.8;

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
  return surenessOf(featuresOf(query, reading, standing, likeness)) < 0 ? 'weak' : 'good';
}

type Features = Record<Exclude<keyof typeof weights, 'bias'>, number>;

function surenessOf(features: Features): number {
  return Object.entries(features).reduce(
    (sum, [name, value]) => sum + weights[name as keyof Features] * value,
    weights.bias,
  );
}

/** What speaks for an answer and against it: the shares of what is asked by where the best page has it, and the rest. */
function featuresOf(
  query: Query,
  reading: Reading,
  standing: (term: string) => Standing,
  { best }: Likeness,
): Features {
  const { named, text, missing, unknown, first, lacks } = sharesOf(query, reading, standing);
  const { length } = reading.terms;
  const inShort = Math.min(1, usual / length);
  return {
    named,
    text,
    missing: missing * inShort,
    unknown: unknown * inShort,
    // Who asks about something else begins with its name.
    begins: first === 'unknown' ? inShort : 0,
    // Among Han characters a word of another script is a name.
    name: lacks && isHan(query.blanked) ? 1 : 0,
    elsewhere: query.elsewhere.length > 0 && best < isLike ? inShort : 0,
    like: best,
    long: Math.min(1, length / isLong) ** 3,
  };
}

/**
 * @returns how much of what is asked stands where, where its first word does, and whether the page lacks a word
 *   of another script than Han: characters of Han text, words of other scripts by their length; everyday
 *   words only where a page has them
 */
function sharesOf(
  { blanked, everyday }: Query,
  { terms, concepts }: Reading,
  standing: (term: string) => Standing,
): Record<Standing, number> & { first?: Standing; lacks: boolean } {
  const levels = new Uint8Array(blanked.length);
  for (const { start, end, ...one } of [...terms, ...concepts]) {
    const level = order.indexOf(standing('term' in one ? one.term : one.concept));
    for (let at = start; at < end; at += 1) levels[at] = Math.max(levels[at]!, level);
  }
  const isPassed = new Uint8Array(blanked.length);
  for (const { start, end } of everyday)
    for (let at = start; at < end; at += 1)
      if (levels[at]! < order.indexOf('text')) isPassed[at] = 1;
  const shares: Record<Standing, number> = { named: 0, text: 0, missing: 0, unknown: 0 };
  let all = 0;
  let first: Standing | undefined;
  let lacks = false;
  for (const { term, start, end } of terms) {
    // A word counts as one to three characters.
    const weight = isHan(term) ? 1 : Math.min(3, Math.max(1, (end - start) / 2)) / (end - start);
    for (let at = start; at < end; at += 1) {
      if (isPassed[at]) continue;
      isPassed[at] = 1;
      const own = order[levels[at]!]!;
      first ??= own;
      lacks ||= /^[a-z]{2,}$/.test(term) && (own === 'missing' || own === 'unknown');
      all += weight;
      shares[own] += weight;
    }
  }
  for (const key of order) shares[key] /= all || 1;
  return { ...shares, first, lacks };
}
