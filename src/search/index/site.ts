import { readFacts } from '../../facts/load.ts';
import { isMissingPage, languageAt, languages, type Language } from '../../site.ts';
import { words } from '../../words.ts';
import { readQuestions } from './word-lists.ts';
import type { Section } from './sections.ts';

/** What readers may call a section, and what it belongs to. */
export interface Description {
  kind: 'problem' | 'page' | 'section';
  /** What is shown below its title: the guide of a section, the group of a problem. */
  place: string;
  /** What a screen says. */
  messages: string[];
  /** What people call it. */
  aliases: string[];
  /** What they ask, and what it is called elsewhere: the page does not show it. */
  asked: string[];
  /** Whether it tells how things once were. */
  history: boolean;
}

/** @returns the language of a page, from its address below the base path */
export function languageIn(url: string): Language {
  return languageAt(url, '/');
}

/** @returns whether a page is searched */
export function isSearched(url: string): boolean {
  return !isMissingPage(url) && !url.endsWith('/offline.html');
}

/** @returns whether an address is that of one problem: such a page is found as a whole */
export function isProblem(url: string): boolean {
  return problemOf(url) !== undefined;
}

/** Pages about the others: they name everything and answer only who asks for them. */
const references =
  /\/about\/(?:accuracy|glossary|timeline)\/|^\/(?:en\/)?(?:troubleshooting\/)?(?:#.*)?$/;

/** @returns whether a page or section is about the other pages */
export function isReference(url: string): boolean {
  return references.test(url);
}

/** The addresses of what tells only how things were, where neither heading nor group says so. */
const past = /\b(?:(?:19|20)\d\d|history|old|was|before)\b/;

/** @returns a function that says of a section what its text does not */
export function describer(): (section: Section) => Description {
  const questions = readQuestions();
  const { events, problems } = readFacts();
  // From the content, not the clock: the same commit must give the same index in another year.
  const thisYear = Math.max(
    ...[...events.values()].map(({ date }) => Number(String(date).slice(0, 4))),
  );
  return ({ url, title, page, names }) => {
    const lang = languageIn(url);
    const asked = questions.get(url.slice(languages[lang].length))?.[lang] ?? [];
    const id = problemOf(url);
    const problem = problems.get(id ?? '');
    if (problem) {
      const { group, messages, aliases } = problem;
      return {
        kind: 'problem',
        place: words[lang][`group.${group}`],
        messages: messages.map(({ text }) => text),
        aliases: aliases[lang],
        asked,
        history: group === 'history',
      };
    }
    const years = (title.match(/\b20\d\d\b/g) ?? []).map(Number);
    return {
      kind: url.includes('#') ? 'section' : 'page',
      place: page,
      messages: [],
      aliases: [],
      asked: [...names, ...asked],
      history:
        years.some((year) => year < thisYear - 1) || past.test(url.replace(/.*\/(?=.)|.*#/, '')),
    };
  };
}

function problemOf(url: string): string | undefined {
  return /\/troubleshooting\/([^/]+)\/$/.exec(url)?.[1];
}
