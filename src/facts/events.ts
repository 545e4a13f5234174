import type { Facts } from './load.ts';
import type { EventEntry, Status, Value } from './schema.ts';
import { plainText } from './text.ts';
import { words } from '../words.ts';
import type { Language } from '../site.ts';

/** The facts that have dates of their own. */
type Dated = Pick<Facts, 'events' | 'services' | 'values'>;

/** What happened on a day: an entry of events.yaml, what became of a service, or the change of a value. */
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
 * @param date of a fact
 * @returns the page, in Chinese, on which it stands: all years on one would be too much for a first flight
 */
export function timelinePage(date: string): string {
  return date < '2024' ? '/about/timeline-2023/' : '/about/timeline/';
}

/** What kind of news the change of a value is. */
const newsKinds: Record<Value['kind'], EventEntry['kind']> = {
  path: 'product',
  price: 'price',
  fee: 'price',
  deadline: 'policy',
  amount: 'policy',
  policy: 'policy',
  history: 'policy',
};

/**
 * @returns everything with a date, the oldest first; what is known by its year or month alone stands before what
 *   has a day in it
 */
export function datedFacts({ events, services, values }: Dated): DatedFact[] {
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
    ...[...values].flatMap(([id, value]) => changesOf(id, value)),
  ].sort((one, other) => compare(one.date, other.date));
}

/**
 * @returns what a timeline shows, in its order. A year begins with its newest, for readers who come to see what
 *   has changed since a guide was written; the story that a page tells begins with its oldest.
 */
export function selectFacts(facts: Dated, selection: Selection): DatedFact[] {
  const dated = datedFacts(facts);
  return 'of' in selection
    ? dated.filter(({ page }) => page.startsWith(selection.of))
    : dated.filter(({ date }) => date.startsWith(selection.year)).reverse();
}

/**
 * @param count how many
 * @returns the newest changes of what a reader does or pays, the newest first: of products, rules, prices and
 *   values, and services that closed; not what somebody said, nor a service of which there is just a last word
 */
export function newestChanges(facts: Dated, count: number): DatedFact[] {
  return datedFacts(facts)
    .filter(({ kind, dating }) => kind !== 'report' && dating !== 'newest')
    .slice(-count)
    .reverse();
}

/** @returns what the site learned, the latest lesson first, and of one day the newest fact first. */
export function learnedFacts(facts: Dated): DatedFact[] {
  return datedFacts(facts)
    .reverse()
    .sort((one, other) => compare(other.recorded, one.recorded));
}

/** @returns a fact for each time that a value changed. */
function changesOf(id: string, { kind, text, sources, was }: Value): DatedFact[] {
  return was.map(({ text: before, until, name, page }, index) => {
    const after = was[index + 1]?.text ?? text;
    const saying = (lang: Language) =>
      words[lang]['value.changed']
        .replace('{{name}}', name[lang])
        .replace('{{was}}', plainText(before[lang]))
        .replace('{{now}}', plainText(after[lang]));
    return {
      id: changeId(id, until),
      date: until,
      dating: 'exact',
      kind: newsKinds[kind],
      text: { 'zh-CN': saying('zh-CN'), en: saying('en') },
      sources,
      page,
      recorded: until,
    };
  });
}

/** @returns the address on the timeline of the change of a value. */
export function changeId(id: string, until: string): string {
  return `${id}-${until}`;
}

/** A date that leaves out its day or month is the beginning of any that does not: it comes before them. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
