import { expect, test } from 'vitest';
import { policyOf } from '../../src/publish/host-files.ts';
import { inlineIn, policyFor } from '../../src/publish/policy.ts';
import { attributes, readPages } from '../pages.ts';

const pages = readPages();

test('the policy of a page names what stands in it, and no more', () => {
  for (const { url, root } of pages) {
    const html = root.toString();
    expect(policyOf(html), url).toBe(policyFor(inlineIn([html])));
  }
});

test('no page has a style in an attribute', () => {
  for (const page of pages) expect(attributes(page, '[style]', 'style'), page.url).toEqual([]);
});

test('the policy lets no other script or style in, from nowhere else', () => {
  const policy = policyOf(pages[0]!.root.toString());
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});

test('the policy comes before any script, style or file', () => {
  for (const { url, root } of pages) {
    const [first, second] = root
      .querySelector('head')!
      .childNodes.filter((node) => node.nodeType === 1);
    expect(first!.toString(), url).toMatch(/^<meta charset/i);
    expect(second!.toString(), url).toMatch(/^<meta http-equiv="content-security-policy"/);
  }
});

test('no element runs script in an attribute', () => {
  for (const page of pages) {
    const handlers = page.root
      .querySelectorAll('*')
      .flatMap(({ attributes: all }) => Object.keys(all).filter((name) => /^on/i.test(name)));
    expect(handlers, page.url).toEqual([]);
    expect(attributes(page, 'a', 'href').filter((href) => /^\s*javascript:/i.test(href))).toEqual(
      [],
    );
  }
});
