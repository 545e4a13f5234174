import { chromium, devices, type Browser, type Page, type Request } from '@playwright/test';
import { browserArguments, findBrowser, installBrowser } from '../tests/browser/browser.ts';

/** An answer to a query. */
export interface Answer {
  /** The results' addresses without the origin, best first. */
  links: string[];
  /** The dialog's own rating of the results, from `data-search-fit`. */
  fit: string | undefined;
  /** From the last keystroke, or from opening the dialog, to the rendered results. */
  milliseconds: number;
}

/** Matches a complete answer, in this site's dialog or Starlight's. */
const answered =
  '[data-search-results][aria-busy=false], .pagefind-ui__results:not(:has(.pagefind-ui__loading))';
const link = '[data-search-results] a, .pagefind-ui__result-link';

/** Requests that follow an answer, such as those for excerpts, end within this many milliseconds. */
const quiet = 500;

/**
 * Launches Chromium, installing it if there is none.
 * @param args additional arguments
 */
export function launchBrowser(...args: string[]): Promise<Browser> {
  installBrowser();
  return chromium.launch({ executablePath: findBrowser(), args: [...browserArguments, ...args] });
}

/** A reader with a phone who searches this site or stock Starlight. */
export class Reader {
  readonly #page: Page;
  readonly #requests: Request[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.on('requestfinished', (request) => this.#requests.push(request));
  }

  /** Opens a page as a first-time visitor. */
  static async visit(browser: Browser, url: string): Promise<Reader> {
    // A service worker would fetch files that this reader is not waiting for.
    const context = await browser.newContext({ ...devices['Pixel 7'], serviceWorkers: 'block' });
    // Chromium cannot throttle a worker. Without workers Pagefind searches on the page, as on this site.
    await context.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    const page = await context.newPage();
    const reader = new Reader(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    await reader.transferred();
    return reader;
  }

  /** Slows the processor by a factor, as Lighthouse does. */
  async slow(rate: number): Promise<void> {
    const devtools = await this.#page.context().newCDPSession(this.#page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /**
   * Types a query into the dialog, opening it if necessary, and waits for the results.
   * @throws Error if there is no answer within a minute
   */
  ask(query: string): Promise<Answer> {
    return this.#page.evaluate(askInPage, { query, answered, link });
  }

  /** @returns the bytes transferred since the last call, headers included. */
  async transferred(): Promise<number> {
    await this.#page.waitForTimeout(quiet);
    const sizes = await Promise.all(this.#requests.splice(0).map((request) => request.sizes()));
    return sizes.reduce((sum, size) => sum + size.responseHeadersSize + size.responseBodySize, 0);
  }

  async leave(): Promise<void> {
    await this.#page.context().close();
  }
}

/** Runs in the page, to use the page's clock. */
async function askInPage(search: {
  query: string;
  answered: string;
  link: string;
}): Promise<Answer> {
  const dialog = document.querySelector<HTMLDialogElement>('site-search dialog')!;
  const input = dialog.querySelector('input')!;
  const type = (text: string) => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  // Clears the previous answer, so that it is not taken for this one.
  type('');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error(`No answer to “${search.query}”`)), 60_000);
    const observer = new MutationObserver(() => {
      if (!dialog.querySelector(search.answered)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(dialog, { attributes: true, childList: true, subtree: true });
    if (!dialog.open) document.querySelector<HTMLElement>('site-search > button')!.click();
    type(search.query);
  });
  const milliseconds = performance.now() - start;
  const links = [...dialog.querySelectorAll<HTMLAnchorElement>(search.link)];
  return {
    links: links.map(({ href }) => href.slice(location.origin.length)),
    fit: dialog.querySelector<HTMLElement>('[data-search-fit]')?.dataset['searchFit'],
    milliseconds,
  };
}
