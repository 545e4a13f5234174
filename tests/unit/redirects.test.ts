import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { remarkMovedHeadings } from '../../src/markdown/moved-headings.ts';
import { redirectPage } from '../../pages/[...from]/index.html.ts';

test('a moved heading leaves its id and a link at the end of its old page', () => {
  const transform = remarkMovedHeadings(() => [
    { from: '/guides/cancel/#old-heading', to: '/guides/refunds/#new-heading' },
    { from: '/guides/other/#x', to: '/guides/refunds/' },
  ]);
  const tree = { type: 'root' as const, children: [] };
  transform(tree, new VFile({ path: `${process.cwd()}/content/docs/guides/cancel.mdx` }));
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
