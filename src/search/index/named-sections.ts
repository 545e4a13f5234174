import { readFacts } from '../../facts/load.ts';
import { localeOfPath, languages } from '../../site.ts';
import { uiText } from '../../i18n.ts';
import { readSearchFile } from './search-files.ts';
import type { Section } from './sections.ts';

/** A section with its names. */
export interface NamedSection extends Section {
  /** What readers type: messages on the screen, colloquial names, and questions, which the page does not show. */
  asked: string[];
}

/** @returns the sections with what `content/` says about them */
export function nameSections(sections: Section[]): NamedSection[] {
  const questions = readSearchFile('questions');
  const { problems } = readFacts();
  return sections.map((section) => {
    const lang = localeOfPath(section.url, '/');
    const asked = questions[section.url.slice(languages[lang].length)]?.[lang] ?? [];
    const problem = problems.get(problemOf(section.url) ?? '');
    if (!problem) return { ...section, asked };
    const messages = problem.messages.map(({ text }) => text);
    return {
      ...section,
      place: uiText[lang][`group.${problem.group}`],
      asked: [...messages, ...problem.aliases[lang], ...asked],
    };
  });
}

/** @returns the id of the problem that a URL belongs to, if any */
export function problemOf(url: string): string | undefined {
  return /\/troubleshooting\/([^/]+)\/$/.exec(url)?.[1];
}
