import { expect, test } from 'vitest';
import type { Page } from '../../src/markdown/elements.ts';
import { addMovedHeadings } from '../../src/markdown/heading-ids.ts';
import { redirectPage } from '../../pages/[...from]/index.html.ts';

test('a moved heading leaves its id and a link at the end of its old page', () => {
  const redirects = [
    { from: '/guides/cancel/#old-heading', to: '/guides/refunds/#new-heading' },
    { from: '/guides/other/#x', to: '/guides/refunds/' },
  ];
  const tree = { type: 'root' as const, children: [] };
  addMovedHeadings(tree, {
    address: '/guides/cancel/',
    lang: 'zh-CN',
    redirects,
  } as unknown as Page);
  expect(tree.children).toMatchObject([
    {
      children: [{ value: '这一节搬到了 ' }, { url: '/guides/refunds/#new-heading' }],
      data: { hProperties: { id: 'old-heading' } },
    },
  ]);
});

test('a redirect page links to the new address and has the same script for all addresses', () => {
  const page = redirectPage('/guide/en/new/', 'en', new URL('https://example.org'));
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<a href="/guide/en/new/">');
  expect(page).toContain('href="https://example.org/guide/en/new/"');
  const scriptOf = (html: string) => /<script>.*<\/script>/.exec(html)?.[0];
  expect(scriptOf(page)).toBe(
    scriptOf(redirectPage('/new/#part', 'zh-CN', new URL('https://example.org'))),
  );
});
