import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builds } from '../builds.ts';
import { readContentPages, readFiles } from '../pages.ts';

describe.each(Object.keys(builds) as (keyof typeof builds)[])('the build at %s', (build) => {
  const { folder, env } = builds[build];
  const home = `${env.SITE_URL}${env.BASE_PATH || '/'}`;
  const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

  test('robots.txt names the sitemap', () => {
    expect(read('robots.txt')).toContain(`Sitemap: ${home}sitemap-index.xml\n`);
  });

  test('the sitemap lists every page except the 404 page', () => {
    const listed = [...read('sitemap-0.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(
      (match) => match[1],
    );
    const pages = readContentPages(builds[build].folder).filter(
      ({ url }) => !/\/404(\.html|\/)$/.test(url),
    );
    expect(listed.sort()).toEqual(pages.map(({ url }) => home + url.slice(1)).sort());
  });
});

test('no script has a regular expression with lookbehind, at which Safari failed until 2023', () => {
  const folder = builds.root.folder;
  const scripts = readFiles().filter((file) =>
    /^(_astro\/.*|sw)\.js$|(^|\/)index\.html$/.test(file),
  );
  expect(scripts.length).toBeGreaterThan(100);
  const wrong = scripts.filter((file) =>
    /\(\?<[=!]/.test(readFileSync(`${folder}/${file}`, 'utf8')),
  );
  expect(wrong).toEqual([]);
});
