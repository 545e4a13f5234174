import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builds } from '../builds.ts';
import { hashed, moved, page, promised } from './headers.ts';

describe.each(Object.keys(builds) as (keyof typeof builds)[])('the build at %s', (build) => {
  const { folder, env } = builds[build];
  const base = env.BASE_PATH.replace(/\/$/, '');
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

  test.each([page, '/', '/404.html', '/sw.js', '/favicon.svg', '/social/en.png', ...hashed])(
    '_headers gives %s the headers of the table',
    (url) => {
      const applied: Record<string, string> = {
        // The default of Cloudflare Pages and Netlify, equivalent to no-cache.
        'cache-control': 'public, max-age=0, must-revalidate',
      };
      const set = new Set<string>();
      let matches = false;
      for (const line of lines(`${folder}/_headers`)) {
        if (line.startsWith('/')) {
          matches = line.endsWith('*')
            ? (base + url).startsWith(line.slice(0, -1))
            : base + url === line;
        } else if (matches) {
          const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line)!;
          const key = name.toLowerCase();
          applied[key] = set.has(key) ? `${applied[key]}, ${value}` : value;
          set.add(key);
        }
      }
      const expected = promised(url);
      if (!set.has('cache-control') && expected['cache-control'] === 'no-cache') {
        expected['cache-control'] = applied['cache-control']!;
      }
      expect(applied).toEqual(expected);
    },
  );

  test('_headers and _redirects stay within the limits of Cloudflare Pages', () => {
    // https://developers.cloudflare.com/pages/configuration/headers/ and …/redirects/
    const headers = lines(`${folder}/_headers`);
    const redirects = lines(`${folder}/_redirects`);
    expect(Math.max(...headers.map((line) => line.length))).toBeLessThanOrEqual(2000);
    expect(headers.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
    expect(Math.max(...redirects.map((line) => line.length))).toBeLessThanOrEqual(1000);
    expect(redirects.length).toBeLessThanOrEqual(2000);
  });

  test('each moved page is in the _redirects of each host', () => {
    const expected = moved.map(({ from, to }) => `${base}${from} ${base}${to} 301`);
    expect(expected.length).toBeGreaterThan(0);
    expect(lines(`${folder}/_redirects`)).toEqual(expected);
    expect(lines(`${folder}-hosts/netlify/_redirects`)).toEqual([
      ...expected.map((line) => `${line}!`),
      `${base}/en/* ${base}/en/404.html 404`,
      `${base}/* ${base}/404.html 404`,
    ]);
  });
});
