import { decodePairs } from './data.ts';

/** The steps to which the weights of both layers and the biases are rounded; index files count in them. */
export const precision = { input: 0.275, output: 0.6, bias: 0.05 };

/**
 * A neural network with one hidden layer of rectified linear units (Goodfellow, Bengio, Courville: Deep
 * Learning, 2016, chapter 6), trained by index/training.ts on readers' questions.
 * @param features a query's features with their values
 * @param weightsOf looks up a feature's weights, as in `IndexEntry`
 * @param units each hidden unit's weights, and the biases, as in `Manifest`
 * @param sections the number of sections; the class after the last is for queries that none answers
 * @returns the probability of each class
 */
export function classify(
  features: Map<string, number>,
  weightsOf: (feature: string) => string | undefined,
  units: string[],
  sections: number,
): Float64Array {
  const hidden = new Float64Array(units.length);
  const length = lengthOf(features);
  for (const [feature, value] of features)
    for (const [unit, weight] of decodePairs(weightsOf(feature) ?? ''))
      hidden[unit]! += (value / length) * precision.input * weight;
  // The last one stands for the biases.
  hidden[units.length - 1] = precision.bias / precision.output;
  const scores = new Float64Array(sections + 1);
  for (const [unit, weights] of units.entries())
    if (hidden[unit]! > 0)
      for (const [section, weight] of decodePairs(weights))
        scores[section]! += hidden[unit]! * precision.output * weight;
  return softmax(scores);
}

/** @returns the norm of a feature vector; dividing by it makes long and short texts count the same */
export function lengthOf(features: Map<string, number>): number {
  return Math.hypot(...features.values()) || 1;
}

/** Turns scores into probabilities in place. */
export function softmax<Scores extends Float64Array | Float32Array>(scores: Scores): Scores {
  let most = -Infinity;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at]!);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) sum += scores[at] = Math.exp(scores[at]! - most);
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum;
  return scores;
}
