import lighthouse from 'lighthouse';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Lighthouse's results for one load of a page. */
export interface Row {
  /** Performance, accessibility, best practices, SEO: 0 to 100 each. */
  scores: string;
  /** Largest contentful paint in seconds, simulated on slow 4G with a slow phone. */
  LCP: number;
  /** Cumulative layout shift. */
  CLS: number;
  /** Total blocking time in milliseconds. */
  TBT: number;
  /** Kilobytes (of 1000 bytes) transferred, headers included. */
  kB: number;
  requests: number;
  /** Audits scoring below 90. */
  failed: string;
}

/**
 * Loads a page as a first visitor does.
 * @param origin the origin of the server
 * @param page a path
 * @param port Chromium's debugging port
 * @throws Error if Lighthouse cannot load the page
 */
export async function audit(origin: string, page: string, port: number): Promise<Row> {
  const result = await lighthouse(`${origin}${page}`, {
    port,
    logLevel: 'error',
    onlyCategories: [...categories],
  });
  const report = result?.lhr;
  if (!report || report.runtimeError) {
    throw new Error(`${page}: ${report?.runtimeError?.message ?? 'no result from Lighthouse'}`);
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
 * @param rows the results of several loads of a page
 * @returns the load with the median LCP, with the scores and failures of all loads and the worst LCP and TBT
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
