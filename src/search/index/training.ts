import { lengthOf, precision, softmax } from '../engine/classifier.ts';
import { isPair, isWhole } from '../engine/features.ts';
import { countsOf } from './counts.ts';

/** A reader's question and what answers it. */
interface Example {
  features: Map<string, number>;
  answer: number;
}

/** Tuned on the seen queries and with `npm run bench:held-out`. */
const tuning = {
  units: 128,
  epochs: 14,
  /** For a small site, more epochs. */
  minSteps: 5_000,
  /** Of features and of hidden units, the share left out of a step (Srivastava et al.: Dropout, 2014). */
  dropout: { feature: 0.2, unit: 0.2 },
  inputs: { start: 0.035, rate: 0.04, shrink: 0.003 },
  outputs: { start: 0.15, rate: 0.1, shrink: 0.0003 },
  /** How much of the target is the section itself; the rest is any section of its page, which needs no telling apart. */
  exactSection: 0.7,
  /** Of the examples, the share with another one's words mixed in, and their weight: readers digress. */
  noise: { share: 0.5, weight: 0.3 },
  /** Rarer features take space, and teach little; whole questions are learned by heart. With fewer examples, in proportion. */
  minExamples: { pair: 10, whole: 1, other: 3 },
  manyExamples: 20_000,
  /** For the random numbers. Networks that differ in it alone differ by a point on the seen queries. */
  seed: 1,
};

/**
 * Trains the classifier (engine/classifier.ts) by stochastic gradient descent with AdaGrad, whose proximal form
 * keeps most weights at zero, and so the index small (Duchi, Hazan, Singer: Adaptive Subgradient Methods, 2011).
 * @param examples in any order, but the same order gives the same network
 * @param pages the page of each answer, as the number of an answer
 * @returns the weights, in multiples of `precision`: those of each feature by hidden unit, and those of each
 *   hidden unit by answer, then the biases
 */
export function train(examples: Example[], pages: number[]) {
  const random = randomNumbers();
  const counts = countsOf(examples.flatMap(({ features }) => [...features.keys()]));
  const largeness = Math.min(1, examples.length / tuning.manyExamples);
  const { start } = tuning.inputs;
  const inputs = new Map(
    [...counts]
      .filter(([feature, count]) => count >= tuning.minExamples[kindOf(feature)] * largeness)
      .map(([feature]) => [feature, new Weights(tuning.units, start, random)]),
  );
  const outputs = Array.from(
    { length: tuning.units },
    () => new Weights(pages.length, tuning.outputs.start, random),
  );
  const biases = new Weights(pages.length, 0, random);
  const sections = Object.groupBy([...pages.keys()], (answer) => pages[answer]!);
  const steps = examples.map(({ features, answer }) => {
    const length = lengthOf(features);
    const values = [...features].flatMap(([feature, value]) => {
      const weights = inputs.get(feature);
      return weights ? [{ weights, value: value / length / (1 - tuning.dropout.feature) }] : [];
    });
    return { values, answer, onPage: sections[pages[answer]!]! };
  });
  const withoutSome = <Value>(values: Value[]) =>
    values.filter(() => random() >= tuning.dropout.feature);
  const epochs = Math.max(tuning.epochs, Math.ceil(tuning.minSteps / steps.length));
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(steps, random);
    for (const example of steps) {
      const used = withoutSome(example.values);
      if (random() < tuning.noise.share) {
        const other = steps[Math.floor(random() * steps.length)]!;
        const by = random() * tuning.noise.weight;
        for (const { weights, value } of withoutSome(other.values))
          used.push({ weights, value: value * by });
      }
      step(used, example, { outputs, biases }, 1 - epoch / epochs, random);
    }
  }
  return {
    inputs: new Map(
      [...inputs].map(([feature, { values }]) => [feature, rounded(values, precision.input)]),
    ),
    units: [
      ...outputs.map(({ values }) => rounded(values, precision.output)),
      rounded(biases.values, precision.bias),
    ],
  };
}

function kindOf(feature: string): keyof typeof tuning.minExamples {
  return isWhole(feature) ? 'whole' : isPair(feature) ? 'pair' : 'other';
}

/** Weights that start at random, with the sums of their squared gradients. */
class Weights {
  readonly values: Float32Array;
  readonly squares: Float32Array;

  constructor(length: number, start: number, random: () => number) {
    this.values = new Float32Array(length).map(() => (random() * 2 - 1) * start);
    this.squares = new Float32Array(length).fill(1e-8);
  }

  /** Follows gradients, each times a factor, at some places. */
  descend(places: number[], gradients: number[], factor: number, rate: number, shrink: number) {
    const { values, squares } = this;
    for (let index = 0; index < places.length; index += 1) {
      const at = places[index]!;
      const gradient = gradients[index]! * factor;
      const own = rate / Math.sqrt((squares[at]! += gradient * gradient));
      const value = values[at]! - own * gradient;
      const by = own * shrink;
      values[at] = value > by ? value - by : value < -by ? value + by : 0;
    }
  }
}

/** Follows the gradient of one example. */
function step(
  used: { weights: Weights; value: number }[],
  { answer, onPage }: { answer: number; onPage: number[] },
  { outputs, biases }: { outputs: Weights[]; biases: Weights },
  pace: number,
  random: () => number,
): void {
  const { units, dropout, exactSection } = tuning;
  const hidden = new Float32Array(units);
  for (const { weights, value } of used)
    for (let unit = 0; unit < units; unit += 1) hidden[unit]! += value * weights.values[unit]!;
  const active: number[] = [];
  for (let unit = 0; unit < units; unit += 1)
    if (hidden[unit]! > 0 && random() >= dropout.unit) active.push(unit);
  const scores = biases.values.slice();
  for (const unit of active) {
    const { values } = outputs[unit]!;
    const value = (hidden[unit]! /= 1 - dropout.unit);
    for (let at = 0; at < scores.length; at += 1) scores[at]! += value * values[at]!;
  }
  softmax(scores);
  const page = onPage.reduce((sum, at) => sum + scores[at]!, 0);
  for (const at of onPage) scores[at]! -= ((1 - exactSection) * scores[at]!) / page;
  scores[answer]! -= exactSection;
  const wrong: number[] = [];
  for (let at = 0; at < scores.length; at += 1) if (Math.abs(scores[at]!) > 1e-3) wrong.push(at);
  const errors = wrong.map((at) => scores[at]!);
  const { rate, shrink } = tuning.outputs;
  biases.descend(wrong, errors, 1, rate * pace, shrink);
  const slopes = active.map((unit) => {
    const weights = outputs[unit]!;
    let slope = 0;
    for (let index = 0; index < wrong.length; index += 1)
      slope += errors[index]! * weights.values[wrong[index]!]!;
    weights.descend(wrong, errors, hidden[unit]!, rate * pace, shrink);
    return slope / (1 - dropout.unit);
  });
  const { inputs } = tuning;
  for (const { weights, value } of used)
    weights.descend(active, slopes, value, inputs.rate * pace, inputs.shrink);
}

/**
 * Numbers between 0 and 1, the same in each build (Park, Miller: Random Number Generators: Good Ones Are Hard
 * to Find, 1988).
 */
function randomNumbers(): () => number {
  let state = tuning.seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Reorders in place (Fisher and Yates). */
function shuffle(list: unknown[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

function rounded(values: Float32Array, unit: number): number[] {
  return [...values].map((value) => Math.round(value / unit));
}
