import { entriesPerFile, fileNames, type Entry, type Manifest } from '../engine/data.ts';
import { weighed } from '../engine/likeness.ts';
import { createNormalizer, type Normalizer } from '../engine/normalize.ts';
import { createQueryReader } from '../engine/query.ts';
import { inverseFrequency } from '../engine/postings.ts';
import { letters } from '../engine/ranking.ts';
import { subjectLetter } from '../engine/slots.ts';
import { createConceptFinder } from '../engine/synonyms.ts';
import { Vocabulary } from '../engine/vocabulary.ts';
import { formsOf, spell } from './hanzi-tables.ts';
import { namesOf, postingsOf, type Described } from './ranking-index.ts';
import { isReference } from './site.ts';

/** About so many numbers are in one file of terms: 1 kB over the network. */
const numbersPerFile = 1600;

/** Words that may be mended: shorter ones are too much like others. */
const leastLetters = 5;

/** The words of a language that search is told: content/search/ and content/i18n/. */
export interface SearchWords extends Pick<Manifest, 'asking' | 'labels' | 'examples'> {
  synonyms: string[][];
  products: string[][];
  /** Characters that are one to readers: `账帐`. */
  alike: string[];
}

/**
 * @param described the sections of a language, those of a page together
 * @returns what ranks them: the manifest without its release, and files by name, `*` for the release
 */
export function rankingFiles(
  described: Described[],
  { synonyms, products, alike, asking, labels, examples }: SearchWords,
): {
  normalize: Normalizer;
  manifest: Omit<Manifest, 'release'>;
  files: Map<string, unknown>;
} {
  const texts = described.flatMap((one) => [one.section.text, ...namesOf(one)]);
  const forms = formsOf([...texts, ...synonyms.flat(), ...products.flat()].join('\n'), alike);
  const normalize = createNormalizer(forms);
  const groups = [...synonyms, ...products].map((group) => group.map(normalize));
  const vocabulary = new Vocabulary(groups, asking.functionWords);
  const read = createQueryReader(asking);
  const nameOf = (name: string) => read(normalize(name)).question;

  const postings = postingsOf(described, normalize, nameOf, vocabulary);
  const weigh = (term: string) => inverseFrequency(postings.get(term), described.length);
  const entries = described.map((one): Entry => {
    const { section, description } = one;
    const shown = new Set(
      namesOf(one)
        .slice(0, -description.asked.length || undefined)
        .map(nameOf),
    );
    const all = [...new Set([...shown, ...namesOf(one).map(nameOf)])];
    const names = all.map((name): Entry['names'][number] => {
      const { literal, all } = weighed(vocabulary.read(name), weigh);
      return [name, mass(literal), mass(all)];
    });
    const { url, title, first } = section;
    return { url, title, place: description.place, first, names, shown: shown.size };
  });
  const shards = inParts([...postings], numbersPerFile, ([, list]) => list.length + 2);
  const productsIn = createConceptFinder(products.map((group) => group.map(normalize)));
  const names = entries.map((entry) => entry.names.map(([name]) => name));
  const shownNames = entries.map(({ names, shown }) => names.slice(0, shown).map(([name]) => name));

  return {
    normalize,
    manifest: {
      sections: described.map(letterOf).join(''),
      subjects: described
        .map(({ section: { title, page, url } }) =>
          productsIn(normalize([title, page, slugOf(url)].join('\n'))).map(({ concept }) =>
            subjectLetter(Number(concept.slice(1))),
          ),
        )
        .map((own) => [...new Set(own)].join('')),
      products: synonyms.length,
      groups,
      asking,
      terms: shards.map((shard) => shard[0]![0]),
      labels,
      examples,
    },
    files: new Map<string, unknown>([
      ...shards.map((shard, number): [string, unknown] => [
        fileNames.terms(number),
        Object.fromEntries(shard),
      ]),
      ...inParts(entries, entriesPerFile, () => 1).map((part, number): [string, unknown] => [
        fileNames.entries(number),
        part,
      ]),
      ...described.map(({ section }, number): [string, unknown] => [
        fileNames.text(number),
        section.text.replace(/\s+/g, ' '),
      ]),
      [fileNames.forms, forms],
      [fileNames.words, wordsIn([...names.flat(), ...groups.flat()].join('\n'))],
      [
        fileNames.pinyin,
        shownNames.map((own) => own.filter((name) => /\p{Script=Han}/u.test(name)).map(spell)),
      ],
    ]),
  };
}

function mass(terms: Map<string, number>): number {
  return Math.round(10 * [...terms.values()].reduce((sum, weight) => sum + weight, 0)) / 10;
}

function letterOf({ section, description: { kind, history } }: Described): string {
  const isPage = kind !== 'section';
  if (history) return isPage ? letters.oldPage : letters.oldSection;
  if (isReference(section.url)) return isPage ? letters.reference : letters.referenceSection;
  if (kind === 'problem') return letters.problem;
  if (isPage) return section.url.includes('/guides/') ? letters.guide : letters.page;
  return section.steps ? letters.steps : letters.section;
}

function slugOf(url: string): string {
  return url.replace(/[-#/]+/g, ' ');
}

function wordsIn(text: string): string[] {
  const words = text.match(/[a-z]+/g) ?? [];
  return [...new Set(words.filter((word) => word.length >= leastLetters))].sort();
}

function inParts<T>(all: T[], room: number, sizeOf: (one: T) => number): T[][] {
  const parts: T[][] = [];
  let left = 0;
  for (const one of all) {
    if (left < sizeOf(one)) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)!.push(one);
    left -= sizeOf(one);
  }
  return parts;
}
