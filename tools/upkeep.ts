/**
 * Prints what to look at again, the oldest and most quoted first: `npm run upkeep`. `-- --links` asks each external
 * address beforehand, `-- --json` prints it for machines, `-- --on 2027-03-01` as it will be on that day. Ends with an
 * error when an address was dead twice in a row.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { freshUntil } from '../src/facts/age.ts';
import { readFacts } from '../src/facts/load.ts';
import type { Facts } from '../src/facts/load.ts';
import type { Service, Source, Value } from '../src/facts/schema.ts';
import { textIn } from '../src/facts/text.ts';
import { currentVersions, fileOf, readConfirmed, translatedPages } from './confirm.ts';
import { askLinks } from './links.ts';
import type { Answers } from './links.ts';
import { readQuotes } from './quotes.ts';
import type { Quotes } from './quotes.ts';

const linksFile = 'content/facts/links.json';

/** The files of facts that age. */
export const aging = ['values', 'screens', 'routes', 'services'] as const;

/** A fact that is past its time, since when, and where it is quoted. */
interface Stale {
  fact: string;
  checked: string;
  until: string;
  quoted: string[];
}

/**
 * @param facts the facts
 * @param quotes where they are quoted
 * @param today YYYY-MM-DD
 * @returns what is past its time: the oldest first, and of one day what most pages quote. What closed does not age.
 */
export function staleFacts(
  facts: Pick<Facts, (typeof aging)[number]>,
  quotes: Quotes,
  today: string,
): Stale[] {
  return aging
    .flatMap((name) =>
      [...facts[name]].flatMap(([id, entry]) => {
        const { status, recorded, ...value } = entry as Partial<Value & Service>;
        const kind = name === 'screens' ? 'path' : value.kind;
        const check = { ...value, kind, checked: value.checked ?? recorded! };
        const fact = { fact: `${name}/${id}`, checked: check.checked, until: freshUntil(check) };
        if (status === 'closed' || fact.until >= today) return [];
        return [{ ...fact, quoted: [...(quotes.get(fact.fact) ?? [])] }];
      }),
    )
    .sort((a, b) => a.until.localeCompare(b.until) || b.quoted.length - a.quoted.length);
}

/**
 * @returns copies, summaries and reports of a text of which an official source has the title, each with the date of
 *   both texts: a copy that is older tells of the past, a newer one of what the official text did not say yet
 */
export function replaceableSources({ sources }: Pick<Facts, 'sources'>): [string, string][] {
  const all = [...sources].map(([id, source]) => ({
    id,
    ...source,
    title: textIn(source.title, 'en'),
  }));
  return all
    .filter(({ kind }) => kind === 'official-copy' || kind === 'third-party')
    .flatMap((copy) =>
      all
        .filter(
          ({ kind, title }) =>
            kind === 'official' && title.toLowerCase() === copy.title.toLowerCase(),
        )
        .map((official): [string, string] => [dated(copy), dated(official)]),
    );
}

function dated({
  id,
  edition,
  published,
}: Pick<Source, 'edition' | 'published'> & { id: string }): string {
  return `${id} (${edition ?? published})`;
}

/** @returns the problems whose pages cite nothing of OpenAI's, or of the maker of what they are about. */
export function unofficialProblems(
  { problems, sources, values }: Pick<Facts, 'problems' | 'sources' | 'values'>,
  textOf: (page: string) => string,
): string[] {
  return [...problems].flatMap(([id, { messages }]) => {
    const page = `troubleshooting/${id}`;
    const cited = [...textOf(page).matchAll(/<(Cite|Value) id="([^"]+)"/g)].flatMap(
      ([, name, key]) => (name === 'Cite' ? [key!] : values.get(key!)!.sources),
    );
    const kinds = [...cited, ...messages.flatMap((message) => message.sources)].map(
      (source) => sources.get(source)!.kind,
    );
    return kinds.some((kind) => ['official', 'official-copy', 'vendor'].includes(kind))
      ? []
      : [page];
  });
}

/** @returns the pages of which a language has changed since both were compared. */
function driftedPages(): string[] {
  const confirmed = readConfirmed();
  return translatedPages().filter(
    (page) => !isDeepStrictEqual(confirmed[page], currentVersions(page)),
  );
}

/** @returns every address outside this site that its content leads to, without what follows `#`. */
export function externalLinks(texts: string[]): string[] {
  const found = texts.flatMap(
    (text) => text.match(/https?:\/\/[^\s<>()[\]"'`{}，。；、）]+/g) ?? [],
  );
  return [...new Set(found.map((address) => address.replace(/#.*|[.,;:]+$/g, '')))].sort();
}

if (import.meta.main) {
  const { values: options } = parseArgs({
    options: {
      links: { type: 'boolean' },
      json: { type: 'boolean' },
      on: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  const facts = readFacts();
  const texts = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(docs|facts)[\\/].*\.(mdx|yaml)$/.test(file))
    .map((file) => readFileSync(`content/${file}`, 'utf8'));
  const addresses = externalLinks(texts);
  let answers: Answers = existsSync(linksFile)
    ? (JSON.parse(readFileSync(linksFile, 'utf8')) as Answers)
    : {};
  if (options.links) {
    answers = await askLinks(addresses, answers, options.on);
    if (Object.values(answers).every(({ status }) => typeof status === 'string')) {
      console.error('No address answered: is there a network? Nothing was written.');
      process.exit(1);
    }
    writeFileSync(linksFile, `${JSON.stringify(answers, null, 2)}\n`);
  }
  const archived = new Map([...facts.sources.values()].map(({ url, archived }) => [url, archived]));
  const report = {
    stale: staleFacts(facts, readQuotes(), options.on),
    replaceable: replaceableSources(facts),
    drifted: driftedPages(),
    unofficial: unofficialProblems(facts, (page) => readFileSync(fileOf(page, 'zh-CN'), 'utf8')),
    links: addresses.map((address) => ({
      address,
      ...answers[address],
      archived: archived.get(address),
    })),
  };
  const dead = report.links.filter(({ failures = 0 }) => failures > 0);
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else {
    print(
      'Facts past their time: `npm run checked -- <fact>` once compared',
      report.stale.map(
        ({ fact, checked, until, quoted }) =>
          `${fact}, checked ${checked}, held until ${until}: ${quoted.join(', ') || 'quoted nowhere'}`,
      ),
    );
    print(
      'Copies and summaries of which there is an official source',
      report.replaceable.map(([copy, official]) => `${copy}: ${official}`),
    );
    print(
      'Pages whose languages drifted: compare, then `npm run confirm -- <page>`',
      report.drifted,
    );
    print('Problems without an official source', report.unofficial);
    print(
      'External addresses that did not answer well; twice in a row is an error',
      report.links
        .filter(({ status, failures }) => failures || (typeof status === 'number' && status >= 400))
        .sort((a, b) => b.failures! - a.failures!)
        .map(
          ({ address, status, date, failures, archived }) =>
            `${address}: ${status} on ${date}, dead ${failures} times${archived ? `; kept at ${archived}` : ''}`,
        ),
    );
    const asked = report.links.filter(({ date }) => date).map(({ date }) => date!);
    console.log(
      `${asked.length} of ${addresses.length} addresses were asked, the last on ${asked.sort().at(-1) ?? 'no day'}.`,
    );
  }
  process.exitCode = dead.some(({ failures }) => failures! > 1) ? 1 : 0;
}

function print(title: string, lines: string[]): void {
  console.log(`## ${title} (${lines.length})\n`);
  for (const line of lines) console.log(`- ${line}`);
  if (lines.length > 0) console.log();
}
