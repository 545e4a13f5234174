import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { Variants } from './fold.ts';

/** For Taiwan, Hong Kong and elsewhere; their dictionaries take a while to load. */
let converters: ((text: string) => string)[] | undefined;

/**
 * @param text all that can be searched
 * @returns the Traditional forms of its characters, each before the Simplified one
 */
export function variantsOf(text: string): Variants {
  converters ??= (['tw', 'hk', 't'] as const).map((to) => Converter({ from: 'cn', to }));
  return han(text)
    .flatMap((character) =>
      [...new Set(converters!.map((convert) => convert(character)))]
        .filter((form) => form !== character && [...form].length === 1)
        .map((form) => form + character),
    )
    .join('');
}

/**
 * @param words what readers may spell in pinyin
 * @returns each character with the reading that it mostly has in these words, without tones: `重chong`
 */
export function readingsOf(words: string): string {
  const counts = new Map<string, Map<string, number>>();
  for (const run of words.match(/\p{Script=Han}+/gu) ?? []) {
    const spelled = pinyin(run, { toneType: 'none', type: 'array', v: true });
    [...run].forEach((character, index) => {
      const readings = counts.get(character) ?? new Map<string, number>();
      counts.set(character, readings);
      readings.set(spelled[index]!, (readings.get(spelled[index]!) ?? 0) + 1);
    });
  }
  return [...counts]
    .map(([character, readings]) => {
      const [[reading]] = [...readings].sort(([, one], [, other]) => other - one) as [
        [string, number],
      ];
      return character + reading;
    })
    .sort()
    .join('');
}

function han(text: string): string[] {
  return [...new Set(text)].filter((character) => /\p{Script=Han}/u.test(character)).sort();
}
