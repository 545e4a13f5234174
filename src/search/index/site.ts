import { readFacts } from '../../facts/load.ts';
import { isMissingPage, localeOfPath, languages, type Language } from '../../site.ts';
import { uiText } from '../../i18n.ts';
import { readSearchFile } from './word-lists.ts';
import type { Section } from './sections.ts';

/** What readers may call a section, and what it belongs to. */
export interface Description {
  /** What is shown below its title: the guide of a section, the group of a problem. */
  place: string;
  /** What a screen says. */
  messages: string[];
  /** What people call it. */
  aliases: string[];
  /** What they ask, and what it is called elsewhere: the page does not show it. */
  asked: string[];
}

/** @returns the language of a page, from its address below the base path */
export function languageIn(url: string): Language {
  return localeOfPath(url, '/');
}

/** @returns whether a page is searched */
export function isSearched(url: string): boolean {
  return !isMissingPage(url) && !url.endsWith('/offline.html');
}

/** @returns whether an address is that of one problem: such a page is found as a whole */
export function isProblem(url: string): boolean {
  return problemOf(url) !== undefined;
}

/** @returns a function that says of a section what its text does not */
export function describer(): (section: Section) => Description {
  const questions = readSearchFile('questions');
  const { problems } = readFacts();
  return ({ url, page, names }) => {
    const lang = languageIn(url);
    const asked = questions[url.slice(languages[lang].length)]?.[lang] ?? [];
    const problem = problems.get(problemOf(url) ?? '');
    if (!problem) return { place: page, messages: [], aliases: [], asked: [...names, ...asked] };
    const { group, messages, aliases } = problem;
    return {
      place: uiText[lang][`group.${group}`],
      messages: messages.map(({ text }) => text),
      aliases: aliases[lang],
      asked,
    };
  };
}

function problemOf(url: string): string | undefined {
  return /\/troubleshooting\/([^/]+)\/$/.exec(url)?.[1];
}
