import * as preset from 'opencc-js/preset';
import { pairsIn, toSimplified, type Tables } from '../../check/simplified.ts';
import type { HanziForms } from '../engine/normalize.ts';
import { countsOf } from './counts.ts';

const { from, to } = preset as unknown as Record<'from' | 'to', Record<string, Tables>>;

/** Characters that readers interchange, besides the tables of Traditional forms. */
const interchanged = [['账', '帐']];

/**
 * @param text all searchable text
 * @returns all variants of its characters and regional words, with the form in the text
 */
export function formsOf(text: string): HanziForms {
  const counts = countsOf(text.match(/\p{Script=Han}/gu) ?? []);
  const characters = classesOf([...characterPairs(), ...interchanged]).flatMap((members) => {
    const [usual] = members
      .filter((member) => counts.has(member))
      .sort((one, other) => counts.get(other)! - counts.get(one)!);
    return usual ? members.filter((one) => one !== usual).map((one) => [one, usual]) : [];
  });
  // Words that differ in Taiwan and Hong Kong.
  const words = [from['twp']!, from['hkp']!]
    .flatMap((tables) => pairsIn(tables[0]![0]!))
    .map(([word, standard]): [string, string] => [word!, toSimplified(standard!)])
    .filter(([word, usual]) => text.includes(usual) && word.length > 1 && usual.length > 1)
    .filter(([word, usual]) => !text.includes(toSimplified(word)) && toSimplified(word) !== usual);
  return Object.fromEntries([...characters, ...words]) as HanziForms;
}

/** Pairs of Simplified, Taiwan or Hong Kong characters with OpenCC's standard ones. */
function characterPairs(): string[][] {
  return [from['cn']!, to['cn']!, from['tw']!, to['tw']!, from['hk']!, to['hk']!]
    .flatMap((tables) => tables.flat().flatMap(pairsIn))
    .filter((forms) => forms.every((form) => [...form].length === 1));
}

/** Merges pairs with a common member. */
function classesOf(pairs: string[][]): string[][] {
  const classes = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const all = new Set(pair.flatMap((one) => [...(classes.get(one) ?? [one])]));
    for (const one of all) classes.set(one, all);
  }
  return [...new Set(classes.values())].map((all) => [...all]);
}
