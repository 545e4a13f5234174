import { chromium, expect, test } from '@playwright/test';
import { builds } from '../builds.ts';
import { browserArguments, findBrowser } from './browser.ts';

for (const [language, url, manifest] of [
  ['zh-CN', builds.root.url, 'manifest.webmanifest'],
  ['en', `${builds.base.url}en/`, 'en/manifest.webmanifest'],
] as const) {
  test(`the site in ${language} is installable (${url})`, async () => {
    // Playwright's default contexts are private windows, from which nothing can be installed.
    const context = await chromium.launchPersistentContext('', {
      executablePath: findBrowser(),
      args: browserArguments,
    });
    try {
      const page = await context.newPage();
      await page.goto(url);
      // The script that adds the manifest runs after the first paint.
      await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
      const devtools = await context.newCDPSession(page);
      const found = await devtools.send('Page.getAppManifest');
      expect(found.url).toMatch(new RegExp(`/${manifest}$`));
      expect(found.errors).toEqual([]);
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      expect(installabilityErrors).toEqual([]);
    } finally {
      await context.close();
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the theme colour matches the header in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(builds.root.url);
    const [bar, header] = await page.evaluate(() => {
      const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
      const probe = document.createElement('p');
      document.body.append(probe);
      probe.style.backgroundColor = metas.find(({ media }) => matchMedia(media).matches)!.content;
      return [probe, document.querySelector('header')!].map(
        (element) => getComputedStyle(element).backgroundColor,
      );
    });
    expect(bar).toBe(header);
  });
}
