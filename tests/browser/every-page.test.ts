import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { consoleErrors, expect, test } from './test.ts';
import { readContentPages } from '../pages.ts';

/** axe rules whose result may depend on the theme. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

/** Checks that a problem's sentence and first step are on the first screen, and a guide's step nearly so. */
async function expectAnswerFirst(page: Page, url: string): Promise<void> {
  const body = page.locator('.sl-markdown-content');
  if (/\/troubleshooting\/./.test(url)) {
    await expect(body.locator('> p').first()).toBeInViewport({ ratio: 1 });
    await expect(body.locator('ol > li').first()).toBeInViewport({ ratio: 1 });
  } else if (url.includes('/guides/')) {
    // The page on what Plus includes has no steps; its answer is a list.
    const answer = url.endsWith('plus-benefits/') ? 'ul > li' : 'ol > li, .decision, .choices';
    const first = body.locator(`:is(${answer})`).first();
    expect((await first.boundingBox())!.y).toBeLessThan(1.2 * page.viewportSize()!.height);
  }
}

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

for (const { url } of readContentPages()) {
  const tag = kinds.includes(url) ? '@every-screen' : '@phone';

  test(
    `${url} fits its screen, has its answer first, is accessible in both themes and logs no error`,
    { tag },
    async ({ page, isMobile }) => {
      const { width, height } = page.viewportSize()!;
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(url);
      if (isMobile) await expectAnswerFirst(page, url);
      for (const narrow of [320, width]) {
        await page.setViewportSize({ width: narrow, height });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `sideways scrolling at ${narrow} pixels`).toBeLessThanOrEqual(0);
      }
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        // Legacy mode runs axe in the page itself, in half the time; there are no frames.
        const axe = new AxeBuilder({ page })
          .options({ rules: { 'target-size': { enabled: true } } })
          .setLegacyMode();
        if (theme === 'dark') axe.withRules(rulesOfColor);
        const { violations } = await axe.analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`),
        ).toEqual([]);
      }
      expect(await consoleErrors(page)).toEqual([]);
    },
  );
}
