import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';
import { builds, tested } from '../builds.ts';
import { attributes, readPages } from '../pages.ts';

describe.each(tested)('the build at %s', (build) => {
  const base = builds[build].env.BASE_PATH;
  const pages = readPages(builds[build].folder);
  const targets = new Set([
    ...filesIn(builds[build].folder).map((file) => base + file.replace(/(^|\/)index\.html$/, '$1')),
    ...pages.flatMap((page) =>
      attributes(page, '[id]', 'id').map((id) => `${base}${page.url.slice(1)}#${id}`),
    ),
  ]);

  test('every internal link targets an existing file and every hash an element', () => {
    const broken = pages.flatMap((page) =>
      [...attributes(page, '[href]', 'href'), ...attributes(page, '[src]', 'src')]
        .filter((link) => /^[/#]/.test(link))
        .map((link) => (link.startsWith('#') ? `${base}${page.url.slice(1)}${link}` : link))
        .filter((link) => !targets.has(link))
        .map((link) => `${page.url} → ${link}`),
    );
    expect(broken).toEqual([]);
  });
});
