import { expect, test } from './test.ts';
import { builds } from '../builds.ts';

// tests/site/timeline.test.ts checks what the feeds contain, with a parser that forgives mistakes.
for (const { url } of Object.values(builds)) {
  test(`the feed is well-formed XML (${url})`, async ({ page, request }) => {
    for (const folder of ['', 'en/']) {
      const text = await (await request.get(`${url}${folder}feed.xml`)).text();
      const mistakes = await page.evaluate((xml) => {
        const document = new DOMParser().parseFromString(xml, 'application/xml');
        return [...document.querySelectorAll('parsererror')].map((one) => one.textContent);
      }, text);
      expect(mistakes).toEqual([]);
    }
  });
}
