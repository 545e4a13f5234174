import { expect, test } from 'vitest';
import { withPolicy } from '../../src/integrations/csp.ts';

const page = `<html><head><meta charset="utf-8"><style>a{}</style><script>go()</script>
<script type="application/ld+json">{}</script><script type="module" src="/a.js"></script></head>
<body><p title="<style>">x</p></body></html>`;

test('a page gets the hashes of its inline scripts and styles, but not of data blocks', () => {
  const html = withPolicy(page, 'a.html');
  // printf 'go()' | openssl dgst -sha256 -binary | base64
  expect(html).toContain(
    "script-src 'self' 'wasm-unsafe-eval' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=';",
  );
  expect(html.match(/sha256-/g)).toHaveLength(2);
});

test('the policy precedes everything that it governs', () => {
  expect(withPolicy(page, 'a.html')).toMatch(
    /^<html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]+"><style>/,
  );
  expect(() => withPolicy('<html></html>', 'a.html')).toThrow(
    'a.html: expected <meta charset="utf-8">',
  );
});
