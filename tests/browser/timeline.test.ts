import { expect, test } from './test.ts';
import { formatDate } from '../../src/facts/date.ts';
import { datedFacts, newestChanges, type DatedFact } from '../../src/facts/events.ts';
import { readFacts } from '../../src/facts/load.ts';
import { builds } from '../builds.ts';

const dated = datedFacts(readFacts());

for (const { url } of Object.values(builds)) {
  test(`a deep link highlights its entry and shows it below the header (${url})`, async ({
    page,
  }) => {
    await page.goto(`${url}about/timeline/#wildcard`);
    const entry = page.locator('#wildcard');
    await expect(entry).toBeInViewport();
    const header = (await page.locator('header').first().boundingBox())!;
    expect((await entry.boundingBox())!.y).toBeGreaterThanOrEqual(header.y + header.height);
    const colour = (id: string) =>
      page.locator(id).evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect.poll(() => colour('#wildcard')).not.toBe(await colour('#dupay'));
    await page.locator('#dupay > a').click();
    await expect(page).toHaveURL(`${url}about/timeline/#dupay`);
  });
}

test('the page about the pause and the recent changes link to the timeline', async ({ page }) => {
  await page.goto('/guides/subscription-pause-2023/');
  await page.getByRole('main').getByRole('link', { name: '2023 年 11 月 14 日' }).first().click();
  await expect(page).toHaveURL(`${builds.root.url}about/timeline-2023/#plus-paused`);
  await page.goto('/en/about/accuracy/#recent-changes');
  const [{ id, date }] = newestChanges(readFacts(), 1) as [DatedFact];
  await page
    .getByRole('link', { name: formatDate(date, 'en') })
    .first()
    .click();
  await expect(page).toHaveURL(`${builds.root.url}en/about/timeline/#${id}`);
  await expect(page.locator(`#${id}`)).toBeInViewport();
});

test('search finds text that is only on the timeline, in its year', async ({ page }) => {
  await page.goto('/?q=' + encodeURIComponent('OneKey 公告 OneKey Card 将要下线'));
  await page.locator('[role=option][href$="/about/timeline/#y2024"]').click();
  await expect(page).toHaveURL(`${builds.root.url}about/timeline/#y2024`);
  await expect(page.locator('#onekey-card-notice mark').first()).toBeVisible();
});

for (const { url } of Object.values(builds)) {
  test(`the feed is well-formed XML (${url})`, async ({ page, request }) => {
    for (const folder of ['', 'en/']) {
      const text = await (await request.get(`${url}${folder}feed.xml`)).text();
      const { root, entries } = await page.evaluate((xml) => {
        const document = new DOMParser().parseFromString(xml, 'application/xml');
        const { localName, namespaceURI } = document.documentElement;
        return {
          root: [localName, namespaceURI],
          entries: document.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'entry').length,
        };
      }, text);
      expect(root).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
      expect(entries).toBe(dated.length);
    }
  });
}
