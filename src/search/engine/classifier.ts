import { pairsIn } from './data.ts';

/**
 * Multinomial logistic regression, trained by index/training.ts on what readers ask.
 * @param features what a query has, with what each counts
 * @param weightsOf its weights, as in engine/data.ts
 * @param sections how many sections there are; after the last comes what no section answers
 * @returns how probable it is that the query asks for each of them
 */
export function classify(
  features: Map<string, number>,
  weightsOf: (feature: string) => number[] | undefined,
  sections: number,
): Float64Array {
  const scores = new Float64Array(sections + 1);
  const length = lengthOf(features);
  for (const [feature, count] of features) {
    for (const [section, weight] of pairsIn(weightsOf(feature) ?? []))
      scores[section]! += (count / length) * weight;
  }
  return softmax(scores);
}

/** @returns the length of a vector, by which its parts are divided: long and short texts count the same */
export function lengthOf(features: Map<string, number>): number {
  return Math.hypot(...features.values()) || 1;
}

/** Makes probabilities of scores, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at]!);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) sum += scores[at] = Math.exp(scores[at]! - most);
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum;
  return scores;
}
