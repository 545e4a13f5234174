import { createHash } from 'node:crypto';
import type { HTMLElement } from 'node-html-parser';
import { expect, test } from 'vitest';
import { attributes, readPages } from '../pages.ts';

const pages = readPages();

test('a page’s policy allows exactly its inline scripts and styles', () => {
  for (const { url, root } of pages) {
    const scripts = root
      .querySelectorAll('script:not([src])')
      .filter(({ attributes: { type } }) => !type?.endsWith('json'));
    const hashes = [...scripts, ...root.querySelectorAll('style')].map(
      ({ rawText }) => `'sha256-${createHash('sha256').update(rawText).digest('base64')}'`,
    );
    const named = policyOf(root).match(/'sha256-[^']+'/g) ?? [];
    expect([...named].sort(), url).toEqual([...new Set(hashes)].sort());
  }
});

test('the policy allows no other scripts, styles or origins', () => {
  for (const { url, root } of pages) {
    const policy = policyOf(root);
    expect(policy, url).toContain("default-src 'none'");
    expect(policy, url).toContain("form-action 'none'");
    expect(policy, url).toContain("require-trusted-types-for 'script'");
    expect(policy, url).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  }
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

test('no page has an event handler attribute', () => {
  for (const page of pages) {
    const handlers = page.root
      .querySelectorAll('*')
      .flatMap(({ attributes: all }) => Object.keys(all).filter((name) => /^on/i.test(name)));
    expect(handlers, page.url).toEqual([]);
    const scripts = attributes(page, 'a', 'href').filter((href) => /^\s*javascript:/i.test(href));
    expect(scripts, page.url).toEqual([]);
  }
});

function policyOf(root: HTMLElement): string {
  return root.querySelector('meta[http-equiv=content-security-policy]')!.getAttribute('content')!;
}
