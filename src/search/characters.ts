import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { Variants } from './fold.ts';

/**
 * @param text all that can be searched
 * @returns the Traditional forms of its characters, each before the Simplified one
 */
export function variantsOf(text: string): Variants {
  const forms = [
    Converter({ from: 'cn', to: 'tw' }),
    Converter({ from: 'cn', to: 'hk' }),
    Converter({ from: 'cn', to: 't' }),
  ];
  return han(text)
    .flatMap((character) =>
      [...new Set(forms.map((convert) => convert(character)))]
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
  const readings = new Map<string, string[]>();
  for (const run of words.match(/\p{Script=Han}+/gu) ?? []) {
    const spelled = pinyin(run, { toneType: 'none', type: 'array', v: true });
    [...run].forEach((character, index) => {
      readings.set(character, [...(readings.get(character) ?? []), spelled[index]!]);
    });
  }
  return [...readings]
    .map(([character, all]) => character + mostFrequent(all))
    .sort()
    .join('');
}

function mostFrequent(all: string[]): string {
  const counts = Map.groupBy(all, (one) => one);
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]![0];
}

function han(text: string): string[] {
  return [...new Set(text.match(/\p{Script=Han}/gu))].sort();
}
