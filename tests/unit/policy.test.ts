import { describe, expect, test } from 'vitest';
import { inlineIn, policyFor, withPolicy } from '../../src/publish/policy.ts';

const page = `<html><head><meta charset="utf-8"><style>a{}</style><script>go()</script>
<script type="application/ld+json">{}</script><script type="module" src="/a.js"></script></head>
<body><p title="<style>">x</p></body></html>`;

describe('the policy', () => {
  test('names what runs or is applied in the pages, and not what is only data', () => {
    const { scripts, styles } = inlineIn([page, page]);
    expect([[...scripts], [...styles]]).toEqual([['go()'], ['a{}']]);
  });

  test('knows them by their hash', () => {
    // printf 'go()' | openssl dgst -sha256 -binary | base64
    expect(policyFor(inlineIn([page]))).toContain(
      "script-src 'self' 'wasm-unsafe-eval' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='",
    );
  });

  test('stands before anything that it governs', () => {
    expect(withPolicy(page, 'p', 'a.html').indexOf('content="p"')).toBeLessThan(
      page.indexOf('<style>') + 60,
    );
    expect(() => withPolicy('<html></html>', 'p', 'a.html')).toThrow(
      'a.html: expected <meta charset="utf-8">',
    );
  });
});
