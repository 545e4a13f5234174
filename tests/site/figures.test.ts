import { describe, expect, test } from 'vitest';
import type { HTMLElement } from 'node-html-parser';
import { billingSteps } from '../../src/facts/billing.ts';
import { decisionSteps } from '../../src/facts/decision.ts';
import { readFacts } from '../../src/facts/load.ts';
import { localize } from '../../src/facts/localize.ts';
import { uiText } from '../../src/i18n.ts';
import { languages } from '../../src/site.ts';
import { readContentPages } from '../pages.ts';

const facts = readFacts();
const pages = new Map(readContentPages().map((page) => [page.url, page.root]));
const signs = { works: '✓', unclear: '?', closed: '✕' };

test('every way to pay is the outcome of exactly one answer', () => {
  const led = [...facts.decision.values()].flatMap(({ answers }) =>
    answers.flatMap(({ route }) => route ?? []),
  );
  expect(led.sort()).toEqual([...facts.routes.keys()].sort());
});

describe.each(['zh-CN', 'en'] as const)('in %s', (lang) => {
  const decision = pages
    .get(`/${languages[lang]}guides/choose-a-route/`)!
    .querySelector('.decision')!;
  const billing = pages.get(`/${languages[lang]}guides/cancel/`)!.querySelector('.billing')!;
  const outcomes = decisionSteps(facts, lang).flatMap((step) => step.outcomes);
  const boxes = decision.querySelectorAll('.fact-box');

  test('each answer shows the route’s name, and its status as a sign and a word', () => {
    outcomes.forEach(({ name, status, word, risk }, index) => {
      const label = `${signs[status]} ${word ?? uiText[lang][`status.${status}`]}`;
      const box = boxes[index]!;
      expect(box.getAttribute('data-status')).toBe(status);
      expect(clean(box.querySelector('a')!)).toBe(name);
      expect(clean(box.querySelector('.status')!)).toBe(label);
      expect(box.text).toContain(risk);
    });
  });

  test('each answer cites its sources', () => {
    const routes = [...facts.decision.values()].flatMap(({ answers }) => answers);
    const sources = routes.map(({ route, instead }) =>
      (instead ?? facts.routes.get(route!)!).sources.map((id) => `#source-${id}`).sort(),
    );
    const marks = boxes.map((box) =>
      box.querySelectorAll('.cite a').map((mark) => mark.getAttribute('href')!),
    );
    expect(marks.map((list) => list.sort())).toEqual(sources);
  });

  test('the questions are in order', () => {
    const questions = [...facts.decision.values()].map(({ question }) => localize(question, lang));
    expect(decision.querySelectorAll('legend').map(clean)).toEqual(questions);
  });

  test('the billing figure has a name and a lane for each entry', () => {
    expect(billing.getAttribute('aria-label')).toBe(uiText[lang]['billing.figure']);
    const lanes = billing.querySelectorAll('li');
    expect(lanes).toHaveLength(facts.billing.size);
    [...facts.billing.values()].forEach((entry, index) => {
      const lane = lanes[index]!;
      expect(lane.querySelector('p')!.text).toBe(localize(entry.place, lang));
      expect(
        lane.querySelectorAll('dd').map((dd) =>
          clean(dd)
            .replace(/[\u2060\d]+$/, '')
            .trim(),
        ),
      ).toEqual([entry.biller, ...billingSteps(entry).map(({ text }) => localize(text, lang))]);
      const cited = lane
        .querySelectorAll('.cite a')
        .map((mark) => mark.getAttribute('href')!.replace('#source-', ''));
      expect(cited).toEqual(billingSteps(entry).flatMap(({ sources }) => sources));
    });
  });
});

describe.each([...facts.flows])('the figure of the route %s', (id, flow) => {
  const { guide, name, status } = facts.routes.get(id)!;

  test.each(['zh-CN', 'en'] as const)('is on its guide in %s', (lang) => {
    const folder = `/${languages[lang]}`;
    const figure = pages
      .get(folder + guide.slice(1).replace(/#.*/, ''))!
      .querySelectorAll('main figure.flow')
      .find((one) => one.querySelector('figcaption')!.text.includes(name[lang]))!;
    expect(figure.querySelector('figcaption .status')!.getAttribute('data-status')).toBe(status);
    expect(figure.querySelectorAll(':scope > ol > li > strong').map(({ text }) => text)).toEqual([
      ...flow.steps.map(({ from }) => from[lang]),
      flow.to[lang],
    ]);
    const steps = figure.querySelectorAll(':scope > ol > li > div');
    expect(steps).toHaveLength(flow.steps.length);
    for (const [index, { gives, fails }] of flow.steps.entries()) {
      expect(steps[index]!.text.trim().startsWith(gives[lang])).toBe(true);
      const links = steps[index]!.querySelectorAll('li > a');
      const addresses = fails.map((fail) => `${folder}troubleshooting/${fail}/`);
      expect(links.map((link) => link.getAttribute('href'))).toEqual(addresses);
      expect(links.map((link) => link.text)).toEqual(
        addresses.map((address) => pages.get(address)?.querySelector('h1')?.text.trim()),
      );
    }
  });
});

/** @returns the text of an element, with normalized spaces. */
function clean(element: HTMLElement): string {
  return element.text.replace(/\s+/g, ' ').trim();
}
