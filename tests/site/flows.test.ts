import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/facts/load.ts';
import { languages, type Language } from '../../src/site.ts';
import { readContentPages } from '../pages.ts';

const { flows, routes } = readFacts();
const pages = new Map(readContentPages().map((page) => [page.url, page]));

/** @returns the figures of a guide, in page order. */
function figuresOn(guide: string, language: Language) {
  const page = pages.get(`/${languages[language]}${guide.split('#')[0]!.slice(1)}`)!;
  return page.root.querySelectorAll('main figure.flow');
}

describe.each([...flows])('the figure of %s', (id, flow) => {
  const { guide, name, status } = routes.get(id)!;
  const figureIn = (language: Language) =>
    figuresOn(guide, language).find((figure) =>
      figure.querySelector('figcaption')!.text.includes(name[language]),
    )!;

  test.each(['zh-CN', 'en'] as const)('is on its guide in %s', (language) => {
    const figure = figureIn(language);
    expect(figure.querySelector('figcaption .status')!.getAttribute('data-status')).toBe(status);
    expect(figure.querySelectorAll(':scope > ol > li > strong').map(({ text }) => text)).toEqual([
      ...flow.steps.map(({ from }) => from[language]),
      flow.to[language],
    ]);
    const steps = figure.querySelectorAll(':scope > ol > li > div');
    expect(steps).toHaveLength(flow.steps.length);
    for (const [index, { gives, fails }] of flow.steps.entries()) {
      expect(steps[index]!.text.trim().startsWith(gives[language])).toBe(true);
      const links = steps[index]!.querySelectorAll('li > a');
      const addresses = fails.map((fail) => `/${languages[language]}troubleshooting/${fail}/`);
      expect(links.map((link) => link.getAttribute('href'))).toEqual(addresses);
      expect(links.map((link) => link.text)).toEqual(
        addresses.map((address) => pages.get(address)?.root.querySelector('h1')?.text.trim()),
      );
    }
  });
});
