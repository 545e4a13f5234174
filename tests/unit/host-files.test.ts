import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compress } from '../../deploy/compress.ts';
import { firstVisits } from '../../deploy/first-visit.ts';
import { headerTable } from '../../deploy/headers.ts';
import { hostFiles } from '../../deploy/host-files.ts';

describe('what hosts are told', () => {
  const site = {
    policy: "default-src 'none'; script-src 'self' 'sha256-abc='",
    basePath: '/guide/',
    redirects: [
      { from: '/old/', to: '/new/#part' },
      { from: '/a/#heading', to: '/b/' },
    ],
  };
  const textsOf = (table = headerTable) => {
    const { published, beside } = hostFiles(site, table);
    return {
      _headers: published._headers!,
      nginx: beside['nginx.conf']!,
      Caddy: beside.Caddyfile!,
    };
  };

  test.each(Object.keys(textsOf()) as (keyof ReturnType<typeof textsOf>)[])(
    'a changed header or lifetime changes %s',
    (host) => {
      const changed = textsOf({
        everywhere: { ...headerTable.everywhere, 'Referrer-Policy': 'origin', 'X-New': 'here' },
        caching: [{ path: '/kept/*', value: 'public, max-age=60' }],
        otherwise: 'no-cache',
        types: {},
      })[host];
      expect(textsOf()[host]).toContain('no-referrer');
      expect(changed).not.toContain('no-referrer');
      expect(changed).not.toContain('_astro');
      for (const text of ['Referrer-Policy', 'origin', 'X-New', '/guide/kept/', 'max-age=60']) {
        expect(changed).toContain(text);
      }
    },
  );

  test('text is sent as UTF-8 by each host, Markdown too', () => {
    const { _headers, nginx, Caddy } = textsOf();
    expect(_headers).toContain('/guide/*.md\n  Content-Type: text/markdown; charset=utf-8\n');
    expect(_headers).toContain('/guide/*.txt\n  Content-Type: text/plain; charset=utf-8\n');
    expect(nginx).toMatch(/text\/markdown md;[^]*charset_types [^;]*text\/markdown/);
    expect(Caddy).toContain(
      '@md path *.md\nheader @md Content-Type "text/markdown; charset=utf-8"',
    );
  });

  test.each(Object.entries(textsOf()))(
    '%s has the policy of the pages, and no frames',
    (_, text) => {
      expect(text).toContain(`${site.policy}; frame-ancestors 'none'`);
    },
  );

  test('an address that has moved is redirected by each host, a heading by none', () => {
    const { published, beside } = hostFiles(site);
    expect(published._redirects).toBe('/guide/old/ /guide/new/#part 301\n');
    for (const text of Object.values(beside)) {
      expect(text).toContain('/guide/old/');
      expect(text).not.toContain('#heading');
    }
  });
});

describe('compressed copies', () => {
  const text = 'a sentence that is said again and again. '.repeat(100);
  const folder = mkdtempSync(path.join(tmpdir(), 'compress-'));
  const time = new Date('2024-01-02T03:04:05Z');
  for (const name of ['page.html', 'image.png', 'en_1.pf_fragment', 'wasm.en.pagefind']) {
    writeFileSync(path.join(folder, name), text);
    utimesSync(path.join(folder, name), time, time);
  }
  writeFileSync(path.join(folder, 'short.txt'), 'short');

  test('stand beside text, with its time, and beside nothing else', async () => {
    const { files, bytes } = await compress(folder);
    expect(files).toBe(1);
    expect(bytes.raw).toBe(text.length);
    expect(readdirSync(folder).filter((name) => /\.(br|gz)$/.test(name))).toEqual([
      'page.html.br',
      'page.html.gz',
    ]);
    const read = (name: string) => readFileSync(path.join(folder, name));
    expect(brotliDecompressSync(read('page.html.br')).toString()).toBe(text);
    expect(gunzipSync(read('page.html.gz')).toString()).toBe(text);
    for (const name of ['page.html.br', 'page.html.gz']) {
      expect(statSync(path.join(folder, name)).mtime).toEqual(time);
    }
  });
});

test('a first visit counts the page, its styles, scripts and their imports once, compressed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'visit-'));
  mkdirSync(path.join(folder, '_astro'));
  const files = {
    'index.html':
      '<link rel="stylesheet" href="/guide/_astro/a.css"><script type="module" src="/guide/_astro/a.js"></script>' +
      '<script>import(`/guide/_astro/b.js`)</script><link rel="canonical" href="/guide/">',
    '_astro/a.css': 'x'.repeat(2000),
    '_astro/a.css.br': 'x'.repeat(7),
    '_astro/a.js': 'import"./b.js";import("./later.js")',
    '_astro/b.js': 'import{c}from"./c.js"',
    '_astro/c.js': 'c',
    '_astro/later.js': 'later',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const { length: page } = files['index.html'];
  const scripts = files['_astro/a.js'].length + files['_astro/b.js'].length + 1;
  expect(firstVisits(folder, '/guide/')).toEqual(new Map([['index.html', page + 7 + scripts]]));
});
