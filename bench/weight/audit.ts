import lighthouse from 'lighthouse';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What Lighthouse says of a load of a page. */
export interface Row {
  /** Performance, accessibility, best practices, search engines: 0 to 100 each. */
  scores: string;
  /** Largest contentful paint in seconds, simulated on slow 4G with a slow phone. */
  LCP: number;
  /** How much the layout shifts while loading. */
  CLS: number;
  /** For how many milliseconds scripts keep the reader waiting. */
  TBT: number;
  /** Kilobytes (of 1000 bytes) over the network, headers included. */
  kB: number;
  requests: number;
  /** Audits that are not at their best. */
  failed: string;
}

/**
 * Loads a page as a first visitor does.
 * @param origin where the site is served
 * @param page a path
 * @param port where Chromium takes commands
 * @throws Error when Lighthouse could not load the page
 */
export async function audit(origin: string, page: string, port: number): Promise<Row> {
  const result = await lighthouse(`${origin}${page}`, {
    port,
    logLevel: 'error',
    onlyCategories: [...categories],
  });
  const report = result?.lhr;
  if (!report || report.runtimeError) {
    throw new Error(`${page}: ${report?.runtimeError?.message ?? 'Lighthouse says nothing'}`);
  }
  const number = (id: string) => report.audits[id]?.numericValue ?? NaN;
  const requests = (report.audits['network-requests']?.details as { items?: unknown[] } | undefined)
    ?.items;
  const failed = categories.flatMap((category) =>
    report.categories[category]!.auditRefs.filter(({ id, weight }) => {
      const { score } = report.audits[id]!;
      return weight > 0 && score !== null && score < 0.9;
    }).map(({ id }) => id),
  );
  return {
    scores: categories
      .map((category) => Math.floor((report.categories[category]!.score ?? 0) * 100))
      .join(' '),
    LCP: Math.ceil(number('largest-contentful-paint') / 10) / 100,
    CLS: Math.ceil(number('cumulative-layout-shift') * 1000) / 1000,
    TBT: Math.ceil(number('total-blocking-time')),
    kB: Math.ceil(number('total-byte-weight') / 100) / 10,
    requests: requests?.length ?? NaN,
    failed: failed.join(' '),
  };
}

/**
 * @param rows what it says of several loads of a page
 * @returns the load in the middle by its LCP, with the scores and faults of all and the most that any had
 */
export function middleOf(rows: Row[]): Row & { 'most LCP': number; 'most TBT': number } {
  const sorted = rows.toSorted((one, other) => one.LCP - other.LCP || one.TBT - other.TBT);
  const each = (texts: string[]) => [...new Set(texts)].filter(Boolean).join('; ');
  return {
    ...sorted[Math.floor(rows.length / 2)]!,
    scores: each(rows.map(({ scores }) => scores)),
    failed: each(rows.map(({ failed }) => failed)),
    'most LCP': Math.max(...rows.map(({ LCP }) => LCP)),
    'most TBT': Math.max(...rows.map(({ TBT }) => TBT)),
  };
}
