import * as preset from 'opencc-js/preset';
import { pinyin } from 'pinyin-pro';
import type { HanziForms } from '../engine/normalize.ts';

/** OpenCC's tables, `key value|key value`: each step of a conversion has some. */
type Tables = string[][];

const { from, to } = preset as unknown as Record<'from' | 'to', Record<string, Tables>>;

/**
 * @param text all that can be searched
 * @param alike further characters that are one to readers: `账帐`
 * @returns every other form of its characters and regional words, with the form that the text has
 */
export function formsOf(text: string, alike: string[]): HanziForms {
  const counts = new Map<string, number>();
  for (const character of text.match(/\p{Script=Han}/gu) ?? [])
    counts.set(character, (counts.get(character) ?? 0) + 1);
  const characters = classesOf([...characterPairs(), ...alike.map((pair) => [...pair])])
    .flatMap((members) => {
      const [usual] = members
        .filter((member) => counts.has(member))
        .sort((one, other) => counts.get(other)! - counts.get(one)!);
      return usual ? members.filter((one) => one !== usual).map((one) => one + usual) : [];
    })
    .join('');
  // Where Taiwan and Hong Kong have another word.
  const words = [from['twp']!, from['hkp']!]
    .flatMap((tables) => pairsIn(tables[0]![0]!))
    .map(([word, standard]): [string, string] => [word!, toSimplified(standard!)])
    .filter(([word, usual]) => text.includes(usual) && word.length > 1 && usual.length > 1)
    .filter(([word, usual]) => !text.includes(toSimplified(word)) && toSimplified(word) !== usual);
  return { characters, words: [...new Map(words)] };
}

/**
 * @param names what readers may spell in pinyin
 * @returns each with its Han characters as they are read, without tones
 */
export function spell(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).join('');
}

const simplified = new Map(pairsIn(to['cn']![0]!.at(-1)!) as [string, string][]);

function toSimplified(word: string): string {
  return [...word].map((character) => simplified.get(character) ?? character).join('');
}

/** Simplified and Traditional, and the forms of Taiwan and Hong Kong beside those of OpenCC. */
function characterPairs(): string[][] {
  return [from['cn']!, to['cn']!, from['tw']!, to['tw']!, from['hk']!, to['hk']!]
    .flatMap((tables) => tables.flat().flatMap(pairsIn))
    .filter((forms) => forms.every((form) => [...form].length === 1));
}

function pairsIn(table: string): string[][] {
  return table.split('|').map((line) => line.split(' '));
}

/** @returns the groups in which each is paired with one of the others */
function classesOf(pairs: string[][]): string[][] {
  const classes = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const all = new Set(pair.flatMap((one) => [...(classes.get(one) ?? [one])]));
    for (const one of all) classes.set(one, all);
  }
  return [...new Set(classes.values())].map((all) => [...all]);
}
