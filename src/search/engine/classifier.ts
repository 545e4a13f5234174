import { decodePairs } from './data.ts';

/**
 * Multinomial logistic regression, trained by index/training.ts on readers' questions.
 * @param features a query's features with their values
 * @param weightsOf looks up a feature's weights, as in `IndexEntry`
 * @param sections the number of sections; the class after the last is for queries that none answers
 * @returns the probability of each class
 */
export function classify(
  features: Map<string, number>,
  weightsOf: (feature: string) => number[] | undefined,
  sections: number,
): Float64Array {
  const scores = new Float64Array(sections + 1);
  const length = lengthOf(features);
  for (const [feature, count] of features) {
    for (const [section, weight] of decodePairs(weightsOf(feature) ?? []))
      scores[section]! += (count / length) * weight;
  }
  return softmax(scores);
}

/** @returns the norm of a feature vector; dividing by it makes long and short texts count the same */
export function lengthOf(features: Map<string, number>): number {
  return Math.hypot(...features.values()) || 1;
}

/** Turns scores into probabilities in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at]!);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) sum += scores[at] = Math.exp(scores[at]! - most);
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum;
  return scores;
}
