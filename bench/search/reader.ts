import { devices } from '@playwright/test';
import type { Browser, CDPSession, Page } from '@playwright/test';

/** Throttling that simulates a phone and its network. */
export interface Conditions {
  /** Lighthouse's slow 4G (core/config/constants.js): 150 ms, 1.6 Mbit/s down, 750 kbit/s up. */
  slowNetwork: boolean;
  /** The slowdown of the processor, as in Lighthouse. */
  slowdown: number;
}

/** An answer to a query. */
export interface Answer {
  /** The addresses of the results from the server's root, best first. */
  links: string[];
  /** The fit that the results claim, from `data-search-fit`. */
  fit: string | undefined;
  /** Milliseconds from the input (or from opening) until the results are rendered. */
  milliseconds: number;
  /** Bytes transferred since the query before, headers included. */
  bytes: number;
}

const noLimit = -1;
const patience = 60_000;
const button = '[data-open]';

/** A simulated reader: opens a dialog, types queries and reads the results. */
export class Reader {
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #pending = new Set<string>();
  #bytes = 0;

  private constructor(page: Page, devtools: CDPSession) {
    this.#page = page;
    this.#devtools = devtools;
    devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (!request.url.startsWith('data:')) this.#pending.add(requestId);
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.#pending.delete(requestId);
      this.#bytes += encodedDataLength;
    });
    devtools.on('Network.loadingFailed', ({ requestId }) => this.#pending.delete(requestId));
  }

  /** Opens a page for the first time, not yet throttled. */
  static async visit(browser: Browser, url: string): Promise<Reader> {
    // A service worker would fetch files that this reader is not waiting for.
    const context = await browser.newContext({ ...devices['Pixel 7'], serviceWorkers: 'block' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const reader = new Reader(page, devtools);
    await page.goto(url, { waitUntil: 'networkidle' });
    reader.#bytes = 0;
    return reader;
  }

  async slow({ slowNetwork, slowdown }: Conditions): Promise<void> {
    await this.#devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slowNetwork ? 150 : 0,
      downloadThroughput: slowNetwork ? (1.6 * 1024 * 1024) / 8 : noLimit,
      uploadThroughput: slowNetwork ? (750 * 1024) / 8 : noLimit,
    });
    await this.#devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }

  /** Opens the dialog with its button. */
  async open(): Promise<void> {
    await this.#page.locator(button).click();
    await this.#quiet();
    this.#bytes = 0;
  }

  /**
   * Types a query into the open dialog and waits for its results.
   * @throws Error if there is no answer within a minute
   */
  ask(query: string): Promise<Answer> {
    return this.#answer({ query, button: '' });
  }

  /** Opens the dialog and immediately types a query; time and bytes count from opening. */
  openAndAsk(query: string): Promise<Answer> {
    return this.#answer({ query, button });
  }

  async #answer(asked: { query: string; button: string }): Promise<Answer> {
    const answer = await this.#page.evaluate(askInPage, { ...asked, patience });
    await this.#quiet();
    const bytes = this.#bytes;
    this.#bytes = 0;
    return { ...answer, bytes };
  }

  async leave(): Promise<void> {
    await this.#page.context().close();
  }

  /** Waits for requests that follow the answer, such as excerpts. */
  async #quiet(): Promise<void> {
    while (this.#pending.size > 0) await this.#page.waitForTimeout(20);
  }
}

/** Runs in the page and uses the page's clock. */
function askInPage({
  query,
  button,
  patience,
}: {
  query: string;
  /** The element to click first, if any. */
  button: string;
  patience: number;
}): Promise<Omit<Answer, 'bytes'>> {
  const input = document.querySelector<HTMLInputElement>('dialog input')!;
  const results = document.querySelector<HTMLElement>('[data-search-results]')!;
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`No answer to “${query}”`)), patience);
    const start = performance.now();
    new MutationObserver((_changes, observer) => {
      if (results.ariaBusy !== 'false') return;
      observer.disconnect();
      const milliseconds = performance.now() - start;
      const links = [...results.querySelectorAll('a')].map(({ href }) =>
        href.slice(location.origin.length),
      );
      resolve({ links, fit: results.dataset['searchFit'], milliseconds });
    }).observe(results, { attributeFilter: ['aria-busy'] });
    if (button) document.querySelector<HTMLElement>(button)!.click();
    input.value = query;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}
