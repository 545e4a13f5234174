import { FileSystemConfigLoader, HtmlValidate, esmResolver } from 'html-validate';
import { expect, test } from 'vitest';
import { builds } from '../builds.ts';
import { readFiles, readContentPages } from '../pages.ts';

const pages = readContentPages();

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()]));
  const report = await validator.validateMultipleFiles(
    readFiles()
      .filter((file) => file.endsWith('.html'))
      .map((file) => `${builds.root.folder}/${file}`),
  );
  const problems = report.results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => `${filePath}:${line} ${ruleId}: ${message}`),
  );
  expect(problems).toEqual([]);
});

test.each([
  ['title', 'title', 60],
  ['description', 'meta[name=description]', 200],
])('every page has a unique %s that search engines show in full', (_, selector, most) => {
  const texts = pages.map(({ url, root }) => {
    const element = root.querySelector(selector);
    const text = element?.getAttribute('content') ?? element?.text ?? '';
    expect(text.length, url).toBeGreaterThan(7);
    expect(text.length, `${url}: ${text}`).toBeLessThanOrEqual(most);
    return text;
  });
  expect(new Set(texts).size).toBe(texts.length);
});

test('every page has one h1 and skips no heading level', () => {
  for (const { url, root } of pages) {
    const levels = root
      .querySelectorAll('main h1, main h2, main h3, main h4')
      .map((h) => Number(h.tagName[1]));
    expect(
      levels.filter((level) => level === 1),
      url,
    ).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before, `${url}: h${before} is followed by h${level}`).toBeLessThanOrEqual(1);
      return level;
    });
  }
});
