import { lengthOf, softmax } from '../engine/classifier.ts';
import { unknownWord, type Reading } from '../engine/features.ts';

/** A reader's question and the section that answers it. */
export interface Example extends Pick<Reading, 'terms' | 'features'> {
  section: number;
}

/** Tuned on the seen queries; `npm run bench:search` measures changes. */
const training = { epochs: 6, rate: 1, decay: 0.001 };

/**
 * Trains the classifier (engine/classifier.ts) by stochastic gradient descent with AdaGrad (Duchi, Hazan,
 * Singer: Adaptive Subgradient Methods, 2011). To keep the index small, a feature only has weights for the
 * sections of examples that contain it.
 * @param asked the examples
 * @param classes the number of sections, plus one for questions that none answers
 * @returns each feature's weights, as in `IndexEntry`
 */
export function train(asked: Example[], classes: number): Map<string, number[]> {
  const examples = withStrangeWords(asked);
  const cells = new Map<string, Cells>();
  for (const [feature, sections] of sectionsOf(examples))
    cells.set(feature, {
      sections,
      weights: new Float64Array(sections.length),
      squares: new Float64Array(sections.length),
    });
  // Multiples of the golden ratio mix the sections, in the same way in each build.
  const vectors = examples
    .map(({ features, section }, index) => {
      const length = lengthOf(features);
      const parts = [...features].map(([feature, count]) => ({
        value: count / length,
        own: cells.get(feature)!,
      }));
      return { section, parts, order: (index * 0.618034) % 1 };
    })
    .sort((one, other) => one.order - other.order);
  const scores = new Float64Array(classes);
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    for (const { section, parts } of vectors) {
      scores.fill(0);
      for (const { value, own } of parts)
        for (let at = 0; at < own.sections.length; at += 1)
          scores[own.sections[at]!]! += value * own.weights[at]!;
      const errors = softmax(scores);
      errors[section]! -= 1;
      for (const { value, own } of parts) descend(own, errors, value);
    }
  }
  return new Map([...cells].map(([feature, own]) => [feature, quantized(own)]));
}

/** Treats a word in only one example as out of vocabulary, to learn a weight for such words in queries. */
function withStrangeWords(examples: Example[]): Example[] {
  const counts = new Map<string, number>();
  for (const { terms } of examples)
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return examples.map((one) =>
    one.terms.some((term) => counts.get(term) === 1)
      ? { ...one, features: new Map([...one.features, [unknownWord, 1]]) }
      : one,
  );
}

/** The weights of a feature, by section, and the sums of their squared gradients. */
interface Cells {
  sections: number[];
  weights: Float64Array;
  squares: Float64Array;
}

function descend({ sections, weights, squares }: Cells, errors: Float64Array, value: number): void {
  for (let at = 0; at < sections.length; at += 1) {
    const gradient = errors[sections[at]!]! * value + training.decay * weights[at]!;
    if (Math.abs(gradient) < 1e-5) continue;
    squares[at]! += gradient ** 2;
    weights[at]! -= (training.rate * gradient) / Math.sqrt(squares[at]!);
  }
}

/** @returns for each feature, the sections of its examples, in order */
function sectionsOf(examples: Example[]): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  for (const { features, section } of examples)
    for (const feature of features.keys())
      found.set(feature, (found.get(feature) ?? new Set()).add(section));
  return new Map(
    [...found].map(([feature, all]) => [feature, [...all].sort((one, other) => one - other)]),
  );
}

function quantized({ sections, weights }: Cells): number[] {
  let last = 0;
  return sections.flatMap((section, at) => {
    const weight = Math.round(weights[at]!);
    if (weight === 0) return [];
    const distance = section - last;
    last = section;
    return [distance, weight];
  });
}
