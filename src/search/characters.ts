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
 * @param text the words that readers may spell in pinyin
 * @returns each character with its readings, without tones: `重chong|zhong`
 */
export function readingsOf(text: string): string {
  return han(text)
    .map((character) => character + pinyin(character, { toneType: 'none', v: true }))
    .join('');
}

function han(text: string): string[] {
  return [...new Set(text)].filter((character) => /\p{Script=Han}/u.test(character)).sort();
}
