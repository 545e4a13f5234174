/** Words that say how a reader asks, not about what: content/search/language.yaml. */
export interface AskingWords {
  filler: string[];
  functionWords: string[];
  how: string[];
  trouble: string[];
  past: string[];
  /** Words that say nothing of the subject. */
  everyday: string[];
  /** Words for what the site does not cover. */
  elsewhere: string[];
}

interface Place {
  start: number;
  end: number;
}

/** A query as it is read. */
export interface Query {
  /** All of it, folded. */
  asked: string;
  /** What is left without filler. */
  question: string;
  /** The same, with spaces for what was taken off: what is left stands where it stood. */
  blanked: string;
  /** Whether it asks how to do something, or says that something went wrong, or how it once was. */
  how: boolean;
  trouble: boolean;
  past: boolean;
  /** Where it has words that say nothing of the subject, and where it names what the site does not cover. */
  everyday: Place[];
  elsewhere: Place[];
}

/** Reads a folded query. */
export type QueryReader = (asked: string) => Query;

/**
 * @param words what readers put around their question
 * @returns a function that takes it off, with dates, card numbers and tags, and sees what is wanted
 */
export function createQueryReader(words: AskingWords): QueryReader {
  const filler = patternOf(words.filler);
  const [everyday, elsewhere] = [words.everyday, words.elsewhere].map(patternOf);
  const [how, trouble, past] = [words.how, words.trouble, words.past].map(patternOf);
  const has = (pattern: RegExp | undefined, text: string) => text.search(pattern!) !== -1;
  return (asked) => {
    const spaces = (taken: string) => ' '.repeat(taken.length);
    const blanked = asked.replace(noise, spaces).replace(filler, spaces);
    const isLeft = /[\p{L}\p{N}]/u.test(blanked);
    return {
      asked,
      question: isLeft ? blanked.replace(/\s+/g, ' ').trim() : asked,
      blanked: isLeft ? blanked : asked,
      how: has(how, asked),
      trouble: has(trouble, asked),
      everyday: placesOf(everyday!, asked),
      elsewhere: placesOf(elsewhere!, asked),
      past: has(past, asked) || /\b20(?:1\d|2[0-4])\b/.test(asked),
    };
  };
}

function placesOf(pattern: RegExp, text: string): Place[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** Tags, dates, card numbers: they come along with what is pasted; a past year is meant. */
const noise =
  /<[^>]{0,200}>|\b(?!20(?:1\d|2[0-4])年)\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?\b|[*x•]{2,}\s*\d{2,4}|\b\d{4}(?:[ -]?\d{4}){2,3}\b/g;

/** Longer words first. Of other scripts than Han only whole words count. */
function patternOf(words: string[]): RegExp {
  const longest = words.slice().sort((one, other) => other.length - one.length);
  const han = longest.filter((word) => /\p{Script=Han}/u.test(word));
  const others = longest.filter((word) => !/\p{Script=Han}/u.test(word));
  return new RegExp(
    `${[...han, `(?<![a-z0-9'])(?:${others.join('|')})(?![a-z0-9'])`].join('|')}`,
    'g',
  );
}
