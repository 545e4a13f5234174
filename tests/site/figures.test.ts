import { describe, expect, test } from 'vitest';
import type { HTMLElement } from 'node-html-parser';
import { billingSteps } from '../../src/facts/billing.ts';
import { decisionSteps } from '../../src/facts/decision.ts';
import { readFacts } from '../../src/facts/load.ts';
import { statusSigns } from '../../src/facts/status.ts';
import { localize } from '../../src/facts/localize.ts';
import { builds } from '../builds.ts';
import { readContentPages } from '../pages.ts';
import english from '../../content/i18n/en.json' with { type: 'json' };
import chinese from '../../content/i18n/zh-CN.json' with { type: 'json' };

const facts = readFacts();
const words = { 'zh-CN': chinese, en: english };

test('every way to pay is the outcome of exactly one answer', () => {
  const led = [...facts.decision.values()].flatMap(({ answers }) =>
    answers.flatMap(({ route }) => route ?? []),
  );
  expect(led.sort()).toEqual([...facts.routes.keys()].sort());
});

describe.each(Object.values(builds))('in the build in $folder', ({ folder, env }) => {
  const pages = new Map(readContentPages(folder).map((page) => [page.url, page.root]));
  const base = env.BASE_PATH || '/';

  /** Whether an address is a page of this build, and its hash an element on it. */
  const exists = (href: string) => {
    const [url = '', id] = href.slice(base.length - 1).split('#');
    return href.startsWith(base) && !!pages.get(url)?.querySelector(`[id="${id}"]`);
  };

  describe.each(['zh-CN', 'en'] as const)('in %s', (lang) => {
    const prefix = lang === 'en' ? '/en' : '';
    const decision = pages.get(`${prefix}/guides/choose-a-route/`)!.querySelector('.decision')!;
    const billing = pages.get(`${prefix}/guides/cancel/`)!.querySelector('.billing')!;
    const outcomes = decisionSteps(facts, lang).flatMap((step) => step.outcomes);
    const boxes = decision.querySelectorAll('.fact-box');

    test('every answer links to an existing section', () => {
      const led = boxes.map((box) => box.querySelector('a')!.getAttribute('href')!);
      expect(led).toHaveLength(outcomes.length);
      expect(led.filter((href) => !exists(href))).toEqual([]);
    });

    test('each answer shows the route’s name, and its status as a sign and a word', () => {
      outcomes.forEach(({ name, status, word, risk }, index) => {
        const label = `${statusSigns[status]} ${word ?? words[lang][`status.${status}`]}`;
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
      const questions = [...facts.decision.values()].map(({ question }) =>
        localize(question, lang),
      );
      expect(decision.querySelectorAll('legend').map(clean)).toEqual(questions);
    });

    test('the answers to a question are a group of labelled inputs', () => {
      const inputs = decision.querySelectorAll('input');
      const labels = decision.querySelectorAll('label');
      expect(labels.map((label) => label.getAttribute('for'))).toEqual(inputs.map(({ id }) => id));
      for (const fieldset of decision.querySelectorAll('fieldset')) {
        const options = inputs.filter((input) => input.parentNode === fieldset);
        expect(options.length).toBeGreaterThan(1);
        expect(new Set(options.map((input) => input.getAttribute('name'))).size).toBe(1);
      }
    });

    test('the billing figure has a name and a lane for each entry', () => {
      expect(billing.getAttribute('aria-label')).toBe(words[lang]['billing.figure']);
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

    test('the billing figure links to existing sections', () => {
      const within = billing
        .querySelectorAll('dd > a')
        .map((link) => link.getAttribute('href')!)
        .filter((href) => !href.startsWith('https:'));
      expect(within.length).toBeGreaterThan(3);
      expect(within.filter((href) => !exists(href))).toEqual([]);
    });
  });
});

/** @returns the text of an element, with normalized spaces. */
function clean(element: HTMLElement): string {
  return element.text.replace(/\s+/g, ' ').trim();
}
