import type { Page } from '@playwright/test';
import { loadAxe, violations } from './axe.ts';
import { consoleErrors, expect, scriptsHaveRun, test as base } from './test.ts';
import { readContentPages } from '../pages.ts';

/** Checks that a problem's sentence and first step are on the first screen, and a guide's step nearly so. */
async function expectAnswerFirst(page: Page, url: string): Promise<void> {
  const body = page.locator('.sl-markdown-content');
  if (/\/troubleshooting\/./.test(url)) {
    await expect(body.locator('> p').first()).toBeInViewport({ ratio: 1 });
    await expect(body.locator('ol > li').first()).toBeInViewport({ ratio: 1 });
  } else if (url.includes('/guides/')) {
    // The page on what Plus includes has no steps; its answer is a list.
    const answer = url.endsWith('plus-benefits/') ? 'ul > li' : 'ol > li, .choices';
    const first = body.locator(`:is(${answer})`).first();
    expect((await first.boundingBox())!.y).toBeLessThan(1.2 * page.viewportSize()!.height);
  }
}

/** One tab for all pages: opening them in fresh ones, each compiling axe, takes twice as long. */
const test = base.extend<object, { tab: Page }>({
  tab: [
    async ({ browser }, use, { project }) => {
      const tab = await browser.newPage(project.use);
      await loadAxe(tab);
      await use(tab);
    },
    { scope: 'worker' },
  ],
});

/** One page of each kind for the wide screen; the phone checks all pages. */
const kinds = [
  '/',
  '/404.html',
  '/guides/choose-a-route/',
  '/guides/virtual-card/',
  '/troubleshooting/',
  '/troubleshooting/card-declined/',
  '/about/risks/',
  '/about/timeline/',
  '/en/',
  '/en/guides/choose-a-route/',
  '/en/troubleshooting/card-declined/',
];

/**
 * @returns the themes in which axe checks a page. A page and its translation have the same elements, so of every
 *   second pair it checks the Chinese page in the light theme, of the others the English one in the dark theme.
 */
function themesOf(url: string): ('light' | 'dark')[] {
  if (kinds.includes(url)) return ['light', 'dark'];
  const isEnglish = url.startsWith('/en/');
  const isSecond = names.indexOf(url.replace(/^\/en\//, '/')) % 2 === 1;
  if (isEnglish !== isSecond) return [];
  return [isEnglish ? 'dark' : 'light'];
}

const pages = readContentPages();
const names = pages.map(({ url }) => url);

for (const { url } of pages) {
  const tag = kinds.includes(url) ? '@every-screen' : '@phone';

  test(
    `${url} fits its screen, has its answer first, is accessible and logs no error`,
    { tag },
    async ({ tab, isMobile }) => {
      const { width, height } = tab.viewportSize()!;
      await tab.goto(url);
      await scriptsHaveRun(tab);
      if (isMobile) await expectAnswerFirst(tab, url);
      for (const narrow of [320, width]) {
        await tab.setViewportSize({ width: narrow, height });
        const overflow = await tab.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `sideways scrolling at ${narrow} pixels`).toBeLessThanOrEqual(0);
      }
      for (const colorScheme of themesOf(url)) {
        await tab.emulateMedia({ colorScheme });
        await expect(tab.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect(await violations(tab, 'html')).toEqual([]);
      }
      expect([...(await tab.pageErrors()), ...(await consoleErrors(tab))]).toEqual([]);
    },
  );
}
