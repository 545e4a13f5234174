/**
 * Prints the facts, pages and links to review, oldest and most quoted first: `npm run upkeep`. `-- --links`
 * requests external addresses first, `-- --json` prints JSON, `-- --on 2027-03-01` previews a later day.
 * Exits with an error if an address was dead twice in a row.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { freshUntil } from '../src/facts/age.ts';
import { readFacts } from '../src/facts/load.ts';
import { linksFile, type Facts } from '../src/facts/files.ts';
import type { Service, Value } from '../src/facts/schema.ts';
import { localize } from '../src/facts/localize.ts';
import { currentVersions, fileOf, readConfirmed, translatedPages } from './confirm.ts';
import { askLinks, type Answers } from './links.ts';
import { readQuotes, type Quotes } from './quotes.ts';
import { filesIn } from '../src/files.ts';

/** The facts files with check dates. */
export const aging = ['values', 'screens', 'routes', 'services'] as const;

/** A stale fact: when it was checked, until when it was fresh, and where it is quoted. */
interface Stale {
  fact: string;
  checked: string;
  until: string;
  quoted: string[];
}

/**
 * @param quotes where the facts are quoted
 * @param today YYYY-MM-DD
 * @returns the stale facts, oldest first, then most quoted first. Closed services never go stale.
 */
export function staleFacts(facts: Facts, quotes: Quotes, today: string): Stale[] {
  return aging
    .flatMap((name) =>
      [...facts[name]].flatMap(([id, entry]) => {
        const { status, recorded, ...value } = entry as Partial<Value & Service>;
        const kind = name === 'screens' ? 'path' : value.kind;
        const check = { ...value, kind, checked: value.checked ?? recorded! };
        const fact = { fact: `${name}/${id}`, checked: check.checked, until: freshUntil(check) };
        const isOver = name === 'services' && status === 'closed';
        if (isOver || fact.until >= today) return [];
        return [{ ...fact, quoted: [...(quotes.get(fact.fact) ?? [])] }];
      }),
    )
    .sort((a, b) => a.until.localeCompare(b.until) || b.quoted.length - a.quoted.length);
}

/**
 * @returns copies, summaries and reports with the same title as an official source, paired with it and with
 *   both dates: an older copy is about the past, a newer one may contain later changes
 */
export function replaceableSources({ sources }: Facts): [string, string][] {
  const all = [...sources].map(([id, { kind, title, edition, published }]) => ({
    kind,
    title: localize(title, 'en').toLowerCase(),
    dated: `${id} (${edition ?? published})`,
  }));
  const officials = all.filter(({ kind }) => kind === 'official');
  return all
    .filter(({ kind }) => kind === 'official-copy' || kind === 'third-party')
    .flatMap((copy) =>
      officials
        .filter(({ title }) => title === copy.title)
        .map(({ dated }): [string, string] => [copy.dated, dated]),
    );
}

/** @returns the problems whose pages cite no source from OpenAI or another vendor involved. */
export function unofficialProblems(
  { problems, sources, values }: Facts,
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

/** @returns the pages that have changed in either language since the two were compared. */
function driftedPages(): string[] {
  const confirmed = readConfirmed();
  return translatedPages().filter(
    (page) => !isDeepStrictEqual(confirmed[page], currentVersions(page)),
  );
}

/** @returns every external address in the content, without its hash. */
export function externalLinks(texts: string[]): string[] {
  const found = texts.flatMap(
    (text) => text.match(/https?:\/\/[^\s<>()[\]"'`{}，。；、）]+/g) ?? [],
  );
  return [...new Set(found.map((address) => address.replace(/#.*|[.,;:]+$/g, '')))].sort();
}

if (import.meta.main) {
  const today = new Date().toISOString().slice(0, 10);
  const { values: options } = parseArgs({
    options: {
      links: { type: 'boolean' },
      json: { type: 'boolean' },
      on: { type: 'string', default: today },
    },
  });
  if (!/^\d{4}-\d\d-\d\d$/.test(options.on)) {
    console.error(`--on ${options.on}: expected a day, such as --on 2027-03-01`);
    process.exit(1);
  }
  const facts = readFacts();
  const texts = filesIn('content')
    .filter((file) => /^(docs|facts)\/.*\.(mdx|yaml)$/.test(file))
    .map((file) => readFileSync(`content/${file}`, 'utf8'));
  const addresses = externalLinks(texts);
  let answers: Answers = existsSync(linksFile)
    ? (JSON.parse(readFileSync(linksFile, 'utf8')) as Answers)
    : {};
  if (options.links) {
    answers = await askLinks(addresses, answers, today);
    if (Object.values(answers).every(({ status }) => typeof status === 'string')) {
      console.error('No address answered. Check the network; nothing was written.');
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
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else {
    print(
      'Stale facts: compare each, then `npm run checked -- <fact>`',
      report.stale.map(
        ({ fact, checked, until, quoted }) =>
          `${fact}, checked ${checked}, fresh until ${until}: ${quoted.join(', ') || 'quoted nowhere'}`,
      ),
    );
    print(
      'Copies and summaries with an official source',
      report.replaceable.map(([copy, official]) => `${copy}: ${official}`),
    );
    print('Drifted pages: compare the languages, then `npm run confirm -- <page>`', report.drifted);
    print('Problems without an official source', report.unofficial);
    print(
      'External addresses with errors; dead twice in a row fails this command',
      report.links
        .filter(({ status, failures }) => failures || (typeof status === 'number' && status >= 400))
        .sort((a, b) => b.failures! - a.failures!)
        .map(
          ({ address, status, date, failures, archived }) =>
            `${address}: ${status} on ${date}, failed ${failures} times in a row${archived ? `; archived at ${archived}` : ''}`,
        ),
    );
    const requested = report.links.filter(({ date }) => date).map(({ date }) => date!);
    console.log(
      `${requested.length} of ${addresses.length} addresses have been requested, last on ${requested.sort().at(-1) ?? 'no day'}.`,
    );
  }
  process.exitCode = report.links.some(({ failures = 0 }) => failures > 1) ? 1 : 0;
}

function print(title: string, lines: string[]): void {
  console.log(`## ${title} (${lines.length})\n`);
  for (const line of lines) console.log(`- ${line}`);
  if (lines.length > 0) console.log();
}
