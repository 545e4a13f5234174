import { formatDate } from './date.ts';
import type { Facts } from './files.ts';
import type { EventEntry, Status } from './schema.ts';
import { colonIn } from './localize.ts';
import { uiText } from '../i18n.ts';
import { inEach, type Language } from '../site.ts';

/** A dated fact: an entry of events.yaml, or the status of a service. */
export interface DatedFact extends Omit<EventEntry, 'exact'> {
  /** Its permanent id on the timeline. */
  id: string;
  /** The meaning of the date: the exact day, the latest possible day, or the day of the newest evidence. */
  dating: 'exact' | 'latest' | 'newest';
  /** The status of a service. */
  status?: Status;
}

/** @returns the date of a fact in the page's language, qualified unless it is exact. */
export function formatEventDate(fact: Pick<DatedFact, 'date' | 'dating'>, lang: string): string {
  const { date, dating } = fact;
  const day = formatDate(date, lang);
  if (dating === 'exact') return day;
  return uiText[lang as Language][`timeline.${dating}`].replace('{{date}}', day);
}

/** The facts of a timeline: all of a year, or all about a page. */
export type Selection = { year: string } | { of: string };

/** @returns the Chinese timeline page of a date. Two pages, because one would exceed the page weight limit. */
export function timelinePage(date: string): string {
  return date < '2024' ? '/about/timeline-2023/' : '/about/timeline/';
}

/** @returns all dated facts, oldest first. Facts dated by year or month come before those dated by day. */
export function datedFacts({ events, services }: Facts): DatedFact[] {
  const dated: DatedFact[] = [];
  for (const [id, { exact, ...event }] of events)
    dated.push({ id, dating: exact ? 'exact' : 'latest', ...event });
  for (const [id, { name, what, since, exact, ...service }] of services)
    dated.push({
      ...service,
      id,
      date: since,
      dating: service.status !== 'closed' ? 'newest' : exact ? 'exact' : 'latest',
      kind: 'service',
      text: inEach((lang) => name[lang] + colonIn(lang) + what[lang]),
      // The first source is for the date; the others support the note, which is on the service's page.
      sources: service.sources.slice(0, 1),
    });
  return dated.sort((a, b) => a.date.localeCompare(b.date));
}

/**
 * @returns the facts of a timeline in display order: a year newest first, for readers who want to know what
 *   has changed; the story of a page oldest first.
 */
export function selectFacts(facts: Facts, selection: Selection): DatedFact[] {
  const dated = datedFacts(facts);
  return 'of' in selection
    ? dated.filter(({ page }) => page.startsWith(selection.of))
    : dated.filter(({ date }) => date.startsWith(selection.year)).reverse();
}

/**
 * @returns the newest changes, newest first, in what readers do or pay: products, rules, prices, and
 *   closed services. Reports and services that have not closed are left out.
 */
export function newestChanges(facts: Facts, count: number): DatedFact[] {
  return datedFacts(facts)
    .filter(({ kind, dating }) => kind !== 'report' && dating !== 'newest')
    .slice(-count)
    .reverse();
}

/** @returns all dated facts by the day they were recorded, newest first. */
export function factsByRecordedDate(facts: Facts): DatedFact[] {
  return datedFacts(facts)
    .reverse()
    .sort((a, b) => b.recorded.localeCompare(a.recorded));
}
