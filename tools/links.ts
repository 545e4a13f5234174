import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryUrl } from '../src/site.ts';

/** The last answer from an address. */
export interface Answer {
  /** The final status after redirects, or the reason why there is none: `timeout`, `loop`, `ENOTFOUND` … */
  status: number | string;
  date: string;
  /** Consecutive failures: no answer, not found, or a server error. */
  failures: number;
  /** The address after redirects. */
  moved?: string;
}

/** The answers, by address. */
export type Answers = Record<string, Answer>;

export interface Manners {
  /** The timeout of a request, in milliseconds. */
  timeout?: number;
  /** Milliseconds between two requests to a host; doubled for each retry. */
  pause?: number;
  /** The longest `Retry-After` obeyed, in milliseconds; beyond it there is no retry. */
  patience?: number;
}

/** The number of days for which an answer is reused. */
const days = 7;

const attempts = 3;

/**
 * Requests addresses, one at a time per host and hosts in parallel. Uses `fetch` because the maintained link
 * checkers crawl sites and send a host many requests at once.
 * @param before earlier answers
 * @param today YYYY-MM-DD
 * @returns the answers, sorted by address; answers from the last week are reused
 */
export async function askLinks(
  addresses: string[],
  before: Answers,
  today: string,
  manners: Manners = {},
): Promise<Answers> {
  const old = (date: string) => Date.parse(today) - Date.parse(date) >= days * 86_400_000;
  const answers = new Map<string, Answer>();
  const hosts = Map.groupBy(new Set(addresses), (address) => new URL(address).host);
  await Promise.all(
    [...hosts.values()].map(async (ofHost) => {
      for (const address of ofHost) {
        const known = before[address];
        answers.set(
          address,
          known && !old(known.date) ? known : await askOne(address, known, today, manners),
        );
      }
    }),
  );
  return Object.fromEntries([...answers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function askOne(
  address: string,
  known: Answer | undefined,
  date: string,
  { timeout = 20_000, pause = 1000, patience = 600_000 }: Manners,
): Promise<Answer> {
  let status: number | string = 0;
  let moved: string | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    await sleep(pause * 2 ** (attempt - 1));
    try {
      const response = await fetch(address, {
        signal: AbortSignal.timeout(timeout),
        headers: { 'User-Agent': `link check of ${repositoryUrl}` },
      });
      status = response.status;
      moved = response.redirected ? response.url : undefined;
      await response.body?.cancel();
      if (status !== 429 && status < 500) break;
      const wait = retryAfter(response.headers.get('Retry-After'));
      if (attempt === attempts || wait > patience) break;
      await sleep(wait);
    } catch (error) {
      status = reasonOf(error as Error);
      if (status === 'loop' || status === 'ENOTFOUND') break;
    }
  }
  return {
    status,
    date,
    failures: isDead(status) ? (known?.failures ?? 0) + 1 : 0,
    ...(moved && { moved }),
  };
}

/** A page that needs a login or blocks bots still exists. */
function isDead(status: number | string): boolean {
  return typeof status === 'string' || (status >= 400 && ![401, 403, 429].includes(status));
}

/** @returns the wait that a host asks for, in seconds or as a date, in milliseconds. */
function retryAfter(header: string | null): number {
  if (header === null) return 0;
  return Math.max(0, Number.isNaN(+header) ? Date.parse(header) - Date.now() : +header * 1000) || 0;
}

function reasonOf({ name, message, cause }: Error): string {
  if (name === 'TimeoutError') return 'timeout';
  const { code, message: why = message } = (cause ?? {}) as { code?: string; message?: string };
  return /redirect count/.test(why) ? 'loop' : (code ?? why);
}
