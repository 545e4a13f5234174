import { encodePairs } from '../engine/data.ts';
import { isWhole, read } from '../engine/features.ts';
import { train } from './training.ts';

/** A language's normalized questions, by the address of their answer, which is the same in all languages. */
export type Asked = Map<string, string[]>;

/** A language's part of the network, with weights as in the index: see `encodePairs`. */
export interface Network {
  /** The weights of each feature, by hidden unit. */
  inputs: [feature: string, weights: string][];
  /** The weights of each hidden unit, by section; then the biases. */
  units: string[];
}

/**
 * Trains one network for all languages: names and messages are English in all of them.
 * @param all each language's questions
 */
export function networksOf(all: Asked[]): Network[] {
  const answers = [...new Set(all.flatMap((asked) => [...asked.keys()]))];
  const examples = all.flatMap((asked) =>
    [...asked].flatMap(([address, questions]) =>
      questions.map((text) => ({ ...read(text), answer: answers.indexOf(address) })),
    ),
  );
  const pages = answers.map((address) => answers.indexOf(address.split('#')[0]!));
  const { inputs, units } = train(examples, pages);
  return all.map((asked) => {
    const own = new Set(
      [...asked.values()].flat().flatMap((text) => [...read(text).features.keys()]),
    );
    const places = [...asked.keys()].map((address) => answers.indexOf(address));
    return {
      inputs: [...own]
        .map((feature): [string, string] => [feature, encodePairs(inputs.get(feature) ?? [])])
        // Also known questions, which the engine does not seek in the texts.
        .filter(([feature, weights]) => weights.length > 0 || isWhole(feature)),
      units: units.map((weights) => encodePairs(places.map((place) => weights[place]!))),
    };
  });
}
