import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sirv from 'sirv';
import { browserArguments, findBrowser } from '../../tests/browser/browser.ts';
import { compressedSize } from './weigh.ts';

/** How to search on a site. */
export interface Dialog {
  /** The button that opens it. */
  button: string;
  /** Where the query is typed. */
  field: string;
  /** A result. */
  result: string;
}

export interface Transfer {
  /** Bytes, with Brotli, of a problem page and all that it loads. */
  page: number;
  /** Bytes, with Brotli, that the first search then loads, by query. */
  searches: Record<string, number>;
}

/** A search has all that it needs when nothing was asked for in so many milliseconds. */
const quiet = 1000;

/**
 * Opens a page in a browser, searches there, and weighs each file that was asked for.
 * @param folder a built site
 * @param dialog how to search on it
 * @param queries what to search for, each in a browser that has nothing yet
 * @throws Error when a query finds nothing
 */
export async function measureTransfer(
  folder: string,
  dialog: Dialog,
  queries: string[],
): Promise<Transfer> {
  const server = createServer(sirv(folder, { etag: true })).listen(0);
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
  try {
    let first = 0;
    const searches: Record<string, number> = {};
    for (const query of queries) {
      const page = await browser.newPage({ locale: 'zh-CN', serviceWorkers: 'block' });
      const files = new Set<string>();
      let last = 0;
      page.on('request', (request) => {
        last = performance.now();
        const file = path.join(folder, decodeURIComponent(new URL(request.url()).pathname));
        files.add(file.endsWith(path.sep) ? path.join(file, 'index.html') : file);
      });
      const settle = async () => {
        while (performance.now() - last < quiet) await page.waitForTimeout(100);
      };
      await page.goto(`http://localhost:${port}/troubleshooting/card-declined/`);
      await settle();
      first = weightOf(files);
      await search(page, dialog, query);
      await settle();
      searches[query] = weightOf(files) - first;
      await page.close();
    }
    return { page: first, searches };
  } finally {
    await browser.close();
    server.close();
  }
}

async function search(page: Page, { button, field, result }: Dialog, query: string): Promise<void> {
  await page.locator(button).first().click();
  await page.locator(field).fill(query);
  await page.locator(result).first().waitFor();
}

function weightOf(files: Set<string>): number {
  return [...files]
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + compressedSize(file), 0);
}
