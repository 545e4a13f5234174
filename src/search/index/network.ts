import { decodePairs, encodePairs } from '../engine/data.ts';
import { isRecognized, read } from '../engine/features.ts';
import { train, type Network } from './training.ts';

/** A language's normalized questions, by the address of their answer, which is the same in all languages. */
export type Asked = Map<string, string[]>;

/**
 * Trains one network for all languages: names and messages are English in all of them.
 * @param all each language's questions
 * @returns each language's part: the weights of its features, and of its answers in their order
 */
export function networksOf(all: Asked[]): Network[] {
  const answers = [...new Set(all.flatMap((asked) => [...asked.keys()]))];
  const examples = all.flatMap((asked) =>
    [...asked].flatMap(([address, questions]) =>
      questions.map((text) => ({ ...read(text), answer: answers.indexOf(address) })),
    ),
  );
  const { inputs, units } = train(examples, answers.length);
  const weightsOf = new Map(inputs);
  return all.map((asked) => {
    const own = new Set(
      [...asked.values()].flat().flatMap((text) => [...read(text).features.keys()]),
    );
    const places = [...asked.keys()].map((address) => answers.indexOf(address));
    return {
      inputs: [...own]
        .map((feature): [string, number[]] => [feature, weightsOf.get(feature) ?? []])
        .filter(([feature, weights]) => weights.length > 0 || isRecognized(feature)),
      units: units.map((weights) => {
        const byAnswer = new Map(decodePairs(weights));
        return encodePairs(places.map((place) => byAnswer.get(place) ?? 0));
      }),
    };
  });
}
