import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryUrl } from '../src/site.ts';

/** What an address answered when it was last asked. */
export interface Answer {
  /** The status after all redirects, or why there was none: `timeout`, `loop`, `ENOTFOUND` … */
  status: number | string;
  date: string;
  /** How often in a row it was dead: no answer, not there, or broken. */
  failures: number;
  /** Where redirects led. */
  moved?: string;
}

/** The answers, by address. */
export type Answers = Record<string, Answer>;

export interface Manners {
  /** Milliseconds until an answer is given up. */
  timeout?: number;
  /** Milliseconds between two requests to a host; a retry waits twice as long as the one before it. */
  pause?: number;
  /** The longest `Retry-After` that is waited for, in milliseconds; after a longer one the address is left alone. */
  patience?: number;
}

/** For so many days an answer stands, and the address is not asked again. */
const days = 7;

const attempts = 3;

/**
 * Asks addresses: hosts side by side, each one request at a time. By `fetch`: the link checkers that are kept crawl
 * a site and ask a host many things at once.
 * @param addresses what to ask
 * @param before the answers of earlier
 * @param today YYYY-MM-DD
 * @returns the answers of these addresses, sorted; what was answered in the last week is not asked
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
  return Object.fromEntries([...answers].sort(([one], [other]) => (one < other ? -1 : 1)));
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
      if (wait > patience) break;
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

/** Who asks for a login, or wants no machines, has a page all the same. */
function isDead(status: number | string): boolean {
  return typeof status === 'string' || (status >= 400 && ![401, 403, 429].includes(status));
}

/** @returns the milliseconds that a host asks to wait, in seconds or until a date. */
function retryAfter(header: string | null): number {
  if (header === null) return 0;
  return Math.max(0, Number.isNaN(+header) ? Date.parse(header) - Date.now() : +header * 1000) || 0;
}

function reasonOf({ name, message, cause }: Error): string {
  if (name === 'TimeoutError') return 'timeout';
  const { code, message: why = message } = (cause ?? {}) as { code?: string; message?: string };
  return /redirect count/.test(why) ? 'loop' : (code ?? why);
}
