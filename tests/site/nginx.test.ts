import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compress } from '../../deploy/compress.ts';
import { headerTable } from '../../deploy/headers.ts';
import { publish } from '../../deploy/publish.ts';
import { digestOf } from '../../src/files.ts';
import { offlineCopies } from '../../src/offline/write.ts';
import { builds } from '../builds.ts';
import { hashed, moved, page, promised } from './headers.ts';
import { startNginx, type Server } from './web-servers.ts';

describe.skipIf(process.platform !== 'linux')('published and served by nginx (Linux only)', () => {
  const folder = path.resolve('test-results/hosting');
  const built = `${folder}/dist`;
  const served = `${folder}/root/site`;
  let atRoot: Server;
  let atBase: Server;
  /** Both servers, each with its base path. */
  const sites = () =>
    [
      [atRoot, ''],
      [atBase, '/guide'],
    ] as const;

  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(builds.root.folder, built, { recursive: true });
    cpSync(`${builds.root.folder}-hosts`, `${built}-hosts`, { recursive: true });
    // All files take half a minute.
    compress(`${built}${page}`);
    publish(built, `${folder}/root`, '/');
    publish(builds.base.folder, `${folder}/base`, '/guide/');
    writeFileSync(`${folder}/root/secret.txt`, 'secret');
    writeFileSync(`${folder}/base/secret.txt`, 'secret');
    atRoot = await startNginx(`${folder}/root`);
    atBase = await startNginx(`${folder}/base`);
  });
  afterAll(() => Promise.all([atRoot?.stop(), atBase?.stop()]));

  test.each([page, '/', '/sw.js', '/favicon.svg', '/pagefind/en/pagefind.js', ...hashed])(
    '%s has the headers of the table and reveals no server version',
    async (url) => {
      for (const [server, base] of sites()) {
        const { status, headers } = await server.ask(base + url);
        expect(status).toBe(200);
        expect(headers).toMatchObject(promised(url));
        expect(headers.server ?? '').not.toMatch(/\d/);
        expect(headers).not.toHaveProperty('x-powered-by');
      }
    },
  );

  test.each([
    ['/', /^text\/html; charset=utf-8$/i],
    ['/llms.txt', /^text\/plain; charset=utf-8$/i],
    [`${page}index.md`, /^text\/markdown; charset=utf-8$/i],
    ['/social/en.png', /^image\/png$/],
    ['/manifest.webmanifest', /^application\/manifest\+json/],
    ['/favicon.svg', /^image\/svg\+xml/],
    ['/pagefind/en/pagefind.js', /^(text|application)\/javascript/],
    ['/sitemap-index.xml', /^(text|application)\/xml/],
  ])('%s has the right type, compressed or not', async (url, type) => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const { headers } = await atRoot.ask(url, { 'Accept-Encoding': encoding });
      expect(headers['content-type']).toMatch(type);
    }
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('a page is sent as %s to clients that accept it', async (encoding, decode) => {
    const plain = await atRoot.ask(page, { 'Accept-Encoding': 'identity' });
    const small = await atRoot.ask(page, { 'Accept-Encoding': encoding });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(small.headers['content-encoding']).toBe(encoding);
    expect(small.headers.vary).toMatch(/Accept-Encoding/i);
    expect(small.body.length).toBeLessThan(plain.body.length / 3);
    expect(decode(small.body).equals(plain.body)).toBe(true);
    expect(plain.body.equals(readFileSync(`${served}${page}index.html`))).toBe(true);
  });

  test('every file of the offline copy is sent as its release lists it', async () => {
    for (const [server, { folder, env }] of [
      [atRoot, builds.root],
      [atBase, builds.base],
    ] as const) {
      for (const { release, packs } of Object.values(offlineCopies(folder))) {
        for (const digest of [release, ...packs.map((pack) => pack.digest)]) {
          const { status, body } = await server.ask(`${env.BASE_PATH}offline/${digest}.txt`);
          expect([status, digestOf(body)]).toEqual([200, digest]);
        }
      }
    }
  });

  test('Brotli is preferred to gzip, and already compressed formats are sent unchanged', async () => {
    const { headers } = await atRoot.ask(page, { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(headers['content-encoding']).toBe('br');
    const fragment = await atRoot.ask(hashed[1]!, { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(fragment.headers).not.toHaveProperty('content-encoding');
  });

  test.each(['identity', 'gzip', 'br'])('an unchanged page (%s) returns 304', async (encoding) => {
    const accept = { 'Accept-Encoding': encoding };
    const first = await atRoot.ask(page, accept);
    const { etag, 'last-modified': changed } = first.headers;
    const byTag = await atRoot.ask(page, { ...accept, 'If-None-Match': etag! });
    expect(byTag).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(byTag.headers.etag).toBe(etag);
    const byDate = await atRoot.ask(page, { ...accept, 'If-Modified-Since': changed! });
    expect(byDate.status).toBe(304);
    const other = await atRoot.ask(page, { ...accept, 'If-None-Match': '"another"' });
    expect(other.status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'TRACE'])('%s is refused', async (method) => {
    expect(await atRoot.ask(page, {}, method)).toMatchObject({ status: 405 });
  });

  test('a missing trailing slash redirects permanently, with the query and without a host', async () => {
    for (const [server, base] of sites()) {
      const { status, headers } = await server.ask(`${base}/guides/cancel?from=a&b=c`);
      expect([301, 308]).toContain(status);
      expect(headers.location).toBe(`${base}/guides/cancel/?from=a&b=c`);
    }
  });

  test.each(moved)('$from redirects permanently to $to', async ({ from, to }) => {
    expect(await atRoot.ask(from)).toMatchObject({ status: 301, headers: { location: to } });
    const below = await atBase.ask(`/guide${from}`);
    expect(below).toMatchObject({ status: 301, headers: { location: `/guide${to}` } });
  });

  test.each([
    ['/nothing/', 'zh-CN'],
    ['/nothing.html', 'zh-CN'],
    ['/_astro/gone.css', 'zh-CN'],
    ['/en/nothing', 'en'],
    ['/en/guides/nothing/', 'en'],
    // No directory listings, and no files that only hosts read.
    ['/_astro/', 'zh-CN'],
    ['/pagefind/', 'zh-CN'],
    ['/_headers', 'zh-CN'],
    // No compressed copies under their own names.
    [`${page}index.html.br`, 'zh-CN'],
    [`${page}index.md.gz`, 'zh-CN'],
  ])('%s returns 404 in %s and is not cached', async (url, language) => {
    for (const [server, base] of sites()) {
      for (const encoding of ['identity', 'br']) {
        const { status, headers, body } = await server.ask(base + url, {
          'Accept-Encoding': encoding,
        });
        expect(status).toBe(404);
        expect(headers['content-type']).toMatch(/^text\/html/);
        expect(headers).toMatchObject({
          ...promised('/nothing/'),
          'cache-control': headerTable.otherwise,
        });
        expect(headers.server ?? '').not.toMatch(/\d/);
        const text = headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        expect(text.toString()).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
      }
    }
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/secret.txt%00.html',
    '/..;/secret.txt',
  ])('%s is not served', async (url) => {
    for (const server of [atRoot, atBase]) {
      for (const base of ['', '/guide', '/guide/_astro/..', '/guide..']) {
        const { status, headers, body } = await server.ask(base + url);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(body.toString()).not.toMatch(/^secret/);
        expect(headers).not.toHaveProperty('location');
      }
    }
  });

  test.each(['//example.org', '//example.org/', '/\\example.org', '//guides/cancel', '//en'])(
    '%s does not redirect to another site',
    async (url) => {
      for (const query of ['', '?a=b']) {
        const { status, headers } = await atRoot.ask(url + query, { Host: 'another.example' });
        if (status === 404) expect(headers).not.toHaveProperty('location');
        else expect(headers.location).toMatch(/^\/[a-z]/);
      }
    },
  );
});
