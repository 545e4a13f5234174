import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { remarkMovedHeadings } from '../../src/markdown/moved-headings.ts';
import { redirectPage } from '../../pages/[...from]/index.html.ts';
import { readRedirects } from '../../src/redirects.ts';

describe('redirects', () => {
  test('are read from content/redirects.yaml', () => {
    expect(readRedirects('- { from: /old/, to: /new/#part }')).toEqual([
      { from: '/old/', to: '/new/#part' },
    ]);
  });

  test.each([
    [
      'another site',
      '- { from: /old/, to: https://example.org/ }',
      'entry 1.to: expected an address such as',
    ],
    [
      'no trailing slash',
      '- { from: /old, to: /new/ }',
      'entry 1.from: expected an address such as',
    ],
    ['an unknown key', '- { from: /old/, to: /new/, why: x }', 'entry 1.why: unknown key'],
    [
      'the same address twice',
      '- { from: /a/, to: /b/ }\n- { from: /a/, to: /c/ }',
      '/a/ is there twice',
    ],
    [
      'a chain',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: /c/ }',
      '/a/ leads to /b/, which has moved, too',
    ],
    [
      'a chain to a heading',
      '- { from: /a/, to: "/b/#x" }\n- { from: /b/, to: /c/ }',
      '/a/ leads to /b/',
    ],
    ['a loop', '- { from: /a/, to: /a/ }', '/a/ leads to /a/, which has moved, too'],
  ])('%s stops the build', (_, text, message) => {
    expect(() => readRedirects(text)).toThrow(/^content\/redirects\.yaml:\d: /);
    expect(() => readRedirects(text)).toThrow(message);
  });

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
});
