import { describe, expect, test } from 'vitest';
import { sumOf } from '../../src/cost/sum.ts';
import { formatDate, oldestCheck } from '../../src/facts/date.ts';
import { readFacts } from '../../src/facts/load.ts';
import type { Price } from '../../src/facts/schema.ts';
import { languages, type Language } from '../../src/site.ts';
import { readContentPages } from '../pages.ts';

const facts = [...readFacts().prices];
const pages = new Map(readContentPages().map((page) => [page.url, page.root]));
const guides = { plus: 'guides/plus-benefits/', api: 'guides/api-billing/' };

const cases = Object.entries(guides).flatMap(([id, guide]) =>
  (Object.keys(languages) as Language[]).map((lang) => ({
    id: id as keyof typeof guides,
    lang,
    url: `/${languages[lang]}${guide}`,
  })),
);

test('each sum stands on its guide and on no other page', () => {
  const found = [...pages].filter(([, root]) => root.querySelector('form.cost'));
  expect(found.map(([url]) => url).sort()).toEqual(cases.map(({ url }) => url).sort());
});

describe.each(cases)('the sum on $url', ({ id, lang, url }) => {
  const page = pages.get(url)!;
  const form = page.querySelector('form.cost')!;
  const prices = facts.flatMap(([, price]) => (price.of === id ? [price] : []));
  const fees = facts.flatMap(([key, fee]) => (fee.of === 'fee' ? [{ key, ...fee }] : []));
  const sourcesIn = (selector: string) =>
    form
      .querySelectorAll(selector)
      .map((line) => line.querySelectorAll('sup a').map((link) => link.getAttribute('href')));
  const marks = ({ sources }: Price) => sources.map((source) => `#source-${source}`);

  test('offers the prices of prices.yaml, each with its source', () => {
    const choices = form.querySelectorAll('[type=radio]');
    expect(choices.map((choice) => choice.getAttribute('value'))).toEqual(
      prices.map(({ usd }) => (usd === 'unknown' ? '' : usd.toFixed(2))),
    );
    const lines = form.querySelectorAll('label').slice(0, prices.length);
    lines.forEach((line, index) => {
      const { name, usd } = prices[index]!;
      expect(line.text).toContain(name[lang]);
      if (usd !== 'unknown') expect(line.text).toContain(usd.toFixed(2));
      else expect(line.text).toMatch(/没有找到价格|no price found/);
    });
    expect(sourcesIn('fieldset > div')).toEqual(prices.map(marks));
    for (const source of prices.flatMap(marks)) expect(page.querySelector(source)).not.toBeNull();
  });

  test('has the fees of prices.yaml, each with its source or a word that there is none', () => {
    for (const { key, name, percent, ask, ...fee } of fees) {
      const line = form.querySelector(`#cost-${key}`)!.closest('tr')!;
      expect(line.querySelector('input')!.getAttribute('value')).toBe(
        percent === 'unknown' ? '0' : String(percent),
      );
      expect(line.text).toContain(name[lang]);
      expect(line.text).toContain(ask[lang]);
      const said = line.querySelectorAll('sup a').map((link) => link.getAttribute('href'));
      expect(said).toEqual(fee.sources.map((source) => `#source-${source}`));
      if (said.length === 0) expect(line.text).toMatch(/没有找到数字|no figure found/);
    }
    expect(form.querySelectorAll('table input')).toHaveLength(fees.length + 2);
  });

  test('is worked out as the function does, and starts with no exchange rate', () => {
    const price = Number(form.querySelector('#cost-price')!.getAttribute('value'));
    expect(price).toBe(prices[0]!.usd);
    const sum = sumOf(
      Math.round(price * 100),
      fees.map(({ percent }) => (percent === 'unknown' ? 0 : Math.round(percent * 1000))),
    );
    const amounts = [price * 100, ...sum.fees, sum.total].map((cents) => (cents / 100).toFixed(2));
    expect(form.querySelectorAll('p b').map((figure) => figure.text)).toEqual(amounts);
    expect(form.querySelectorAll('output b').map((figure) => figure.text)).toEqual([
      amounts.at(-1),
      '',
    ]);
    expect(form.querySelector('#cost-rate')!.hasAttribute('value')).toBe(false);
    expect(form.querySelector('output span')!.hasAttribute('hidden')).toBe(true);
  });

  test('says the date of its prices, and sends nothing', () => {
    const counted = facts.flatMap(([, entry]) => (['fee', id].includes(entry.of) ? [entry] : []));
    expect(form.text).toContain(formatDate(oldestCheck(counted), lang));
    expect(form.hasAttribute('action')).toBe(false);
    const named = form.querySelectorAll('[name]:not([type=radio])');
    expect(named).toEqual([]);
  });
});
