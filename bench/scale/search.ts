import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sirv from 'sirv';
import { browserArguments, findBrowser } from '../../tests/browser/browser.ts';
import { compressedSize } from './weigh.ts';

/** The selectors of a site's search dialog. */
export interface Dialog {
  /** The button that opens it. */
  button: string;
  /** The input for the query. */
  field: string;
  /** A result. */
  result: string;
}

export interface Transfer {
  /** Bytes, with Brotli, of a problem page and everything it loads. */
  page: number;
  /** Bytes, with Brotli, that the first search then loads, by query. */
  searches: Record<string, number>;
}

/** A search is complete once there has been no request for this many milliseconds. */
const quiet = 1000;

/**
 * Searches in a browser and weighs every file that is requested.
 * @param folder a built site
 * @param dialog its search dialog
 * @param queries the queries, each in a fresh browser
 * @throws Error if a query finds nothing
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
