import { readContentPages, attributes } from '../pages.ts';
import { expect, test } from './test.ts';

/** The pages with facts that go stale, in both languages, with their check marks: `2026-11-28 90`. */
const marks = new Map(
  readContentPages()
    .map((page) => [page.url, attributes(page, '[data-checked]', 'data-checked')] as const)
    .filter(([, checks]) => checks.length > 0),
);
const days = [...marks.values()].flat().map((mark) => Date.parse(mark.slice(0, 10)));
const day = 86_400_000;

test('steps, drawn screens and ways to pay have the same check dates in both languages', () => {
  for (const [url, checks] of marks) {
    if (!url.startsWith('/en/')) expect(marks.get(`/en${url}`), url).toEqual(checks);
  }
  expect(marks.get('/guides/cancel/')!.length).toBeGreaterThan(4);
});

for (const [name, now] of [
  ['on the day of the checks no fact has a note', Math.min(...days)],
  ['100 days later each fact fresh for 90 has a note', Math.max(...days) + 100 * day],
  ['400 days later every fact has a note', Math.max(...days) + 400 * day],
] as const) {
  test(`with the reader’s clock ${name}`, async ({ page: tab }) => {
    await tab.clock.setFixedTime(now);
    for (const url of [
      '/guides/cancel/',
      '/en/guides/google-play/',
      '/troubleshooting/cancel-ios/',
    ]) {
      await tab.goto(url);
      const noted = await tab
        .locator('[data-checked]')
        .evaluateAll((facts) =>
          facts.map((fact) => !!fact.querySelector('.fact-note:not(:empty)')),
        );
      const stale = marks.get(url)!.map((mark) => {
        const [checked = '', held] = mark.split(' ');
        return now - Date.parse(checked) > Number(held) * day;
      });
      expect(noted, url).toEqual(stale);
      await expect(tab.locator('.fact-note')).toHaveCount(stale.filter(Boolean).length);
    }
  });
}

test('a stale fact shows its age in the language of the page', async ({ page: tab }) => {
  await tab.clock.setFixedTime(Math.min(...days) + 400 * day);
  for (const [url, words] of [
    ['/guides/cancel/', /^这是1[23]个月前核对的，/],
    ['/en/guides/cancel/', /^This was checked 1[23] months ago; /],
  ] as const) {
    await tab.goto(url);
    const text = await tab.locator('main ol > li .fact-note').first().textContent();
    expect(text!.replace(/(?<=[\d是]) (?=[\d个])/g, '')).toMatch(words);
  }
});
