import axe from 'axe-core';
import type { Page } from '@playwright/test';

/** Loads axe into each document that a page opens from now on. */
export async function loadAxe(page: Page): Promise<void> {
  await page.addInitScript(axe.source);
}

/**
 * Runs axe's recommended rules and the one on the size of targets on a part of a page. (Its Playwright package sends it to the page for every run and lists the elements
 * that pass: three times as long.)
 * @returns each violation as its rule and the HTML of its elements
 */
export function violations(page: Page, part: string): Promise<string[]> {
  return page.evaluate(async (part) => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(part, {
      resultTypes: ['violations'],
      preload: false,
      rules: { 'target-size': { enabled: true } },
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
  }, part);
}
