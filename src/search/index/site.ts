import { readFacts } from '../../facts/load.ts';
import { localeOfPath, languages, type Language } from '../../site.ts';
import { uiText } from '../../i18n.ts';
import { readSearchFile } from './word-lists.ts';
import type { Section } from './sections.ts';

/** A section's context and its names. */
export interface Description {
  /** Shown below its title: the guide of a section, or the group of a problem. */
  place: string;
  /** On-screen messages. */
  messages: string[];
  /** Colloquial names. */
  aliases: string[];
  /** Readers' questions, which the page does not show. */
  asked: string[];
}

/** @returns the language of a page, from its URL below the base path */
export function languageIn(url: string): Language {
  return localeOfPath(url, '/');
}

/** @returns whether a URL is a problem's: such a page is one section */
export function isProblem(url: string): boolean {
  return problemOf(url) !== undefined;
}

/** @returns a function that describes a section beyond its text */
export function describer(): (section: Section) => Description {
  const questions = readSearchFile('questions');
  const { problems } = readFacts();
  return ({ url, page }) => {
    const lang = languageIn(url);
    const asked = questions[url.slice(languages[lang].length)]?.[lang] ?? [];
    const problem = problems.get(problemOf(url) ?? '');
    if (!problem) return { place: page, messages: [], aliases: [], asked };
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
