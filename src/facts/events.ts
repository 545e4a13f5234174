import type { Facts } from './load.ts';
import type { EventEntry, Status } from './schema.ts';

/** What happened on a day: an entry of events.yaml, or what became of a service. */
export interface DatedFact extends Omit<EventEntry, 'exact'> {
  /** Its address on the timeline, for ever. */
  id: string;
  /** What its date is: the day itself, the day by which it had happened, or that of the newest word of it. */
  dating: 'exact' | 'latest' | 'newest';
  /** Of a service: whether it works. */
  status?: Status;
}

/** Which facts a timeline shows: all of a year, or all that a page tells more of. */
export type Selection = { year: string } | { of: string };

/**
 * @returns everything with a date, the oldest first; what is known by its year or month alone stands before what
 *   has a day in it
 */
export function datedFacts({ events, services }: Pick<Facts, 'events' | 'services'>): DatedFact[] {
  return [
    ...[...events].map(([id, { exact, ...event }]): DatedFact => ({
      id,
      dating: exact ? 'exact' : 'latest',
      ...event,
    })),
    ...[...services].map(
      ([id, { name, what, status, since, exact, sources, page, recorded }]): DatedFact => ({
        id,
        date: since,
        dating: status !== 'closed' ? 'newest' : exact ? 'exact' : 'latest',
        kind: 'service',
        text: {
          'zh-CN': `${name['zh-CN']}：${what['zh-CN']}`,
          en: `${name.en}: ${what.en}`,
        },
        status,
        // The first source gives the date; the others support the note, which the service's page shows.
        sources: sources.slice(0, 1),
        page,
        recorded,
      }),
    ),
  ].sort((one, other) => compare(one.date, other.date));
}

/**
 * @returns what a timeline shows, in its order. A year begins with its newest, for readers who come to see what
 *   has changed since a guide was written; the story that a page tells begins with its oldest.
 */
export function selectFacts(
  facts: Pick<Facts, 'events' | 'services'>,
  selection: Selection,
): DatedFact[] {
  const dated = datedFacts(facts);
  return 'of' in selection
    ? dated.filter(({ page }) => page.startsWith(selection.of))
    : dated.filter(({ date }) => date.startsWith(selection.year)).reverse();
}

/**
 * @param count how many
 * @returns the newest things that happened, the newest first: not what somebody said, nor a service of which
 *   there is just a last word
 */
export function newestChanges(
  facts: Pick<Facts, 'events' | 'services'>,
  count: number,
): DatedFact[] {
  return datedFacts(facts)
    .filter(({ kind, dating }) => kind !== 'report' && dating !== 'newest')
    .slice(-count)
    .reverse();
}

/** @returns what the site learned, the latest lesson first, and of one day the newest fact first. */
export function learnedFacts(facts: Pick<Facts, 'events' | 'services'>): DatedFact[] {
  return datedFacts(facts)
    .reverse()
    .sort((one, other) => compare(other.recorded, one.recorded));
}

/** A date that leaves out its day or month is the beginning of any that does not: it comes before them. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
