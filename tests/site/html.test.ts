import { FileSystemConfigLoader, HtmlValidate, esmResolver } from 'html-validate';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';
import { builds } from '../builds.ts';
import { readContentPages } from '../pages.ts';

const pages = readContentPages();

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()]));
  const report = await validator.validateMultipleFiles(
    filesIn(builds.root.folder)
      .filter((file) => file.endsWith('.html'))
      .map((file) => `${builds.root.folder}/${file}`),
  );
  const problems = report.results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => `${filePath}:${line} ${ruleId}: ${message}`),
  );
  expect(problems).toEqual([]);
});

test.each([
  ['title', 'title', 15, 60],
  ['description', 'meta[name=description]', 60, 200],
])('every page has a unique %s that search engines show in full', (_, selector, least, most) => {
  const texts = pages.map(({ url, root }) => {
    const element = root.querySelector(selector);
    const text = element?.getAttribute('content') ?? element?.text ?? '';
    const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
    expect(width, `${url}: ${text}`).toBeGreaterThan(least);
    expect(width, `${url}: ${text}`).toBeLessThan(1.2 * most);
    expect(text.length, `${url}: ${text}`).toBeLessThanOrEqual(most);
    return text;
  });
  expect(new Set(texts).size).toBe(texts.length);
});
