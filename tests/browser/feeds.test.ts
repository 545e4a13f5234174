import { expect, test } from './test.ts';
import { datedFacts } from '../../src/facts/events.ts';
import { readFacts } from '../../src/facts/load.ts';
import { builds } from '../builds.ts';

const dated = datedFacts(readFacts());

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
