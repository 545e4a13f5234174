import { expect, test } from 'vitest';
import { atomOf, escapeXml, urnOf } from '../../src/exports/atom.ts';

test('a feed is well-formed whatever a fact contains', () => {
  const nasty = `]]> <b>&amp; "quotes" 'too' \u0000\u0008\uFFFE 😀`;
  const entry = {
    id: urnOf('one'),
    title: nasty,
    updated: '2026-11-20',
    link: 'https://guide.example.org/about/timeline/#one',
    category: { term: 'price', label: 'Price' },
    content: `<p>${escapeXml(nasty)}</p>`,
  };
  const text = atomOf({
    lang: 'en',
    id: urnOf('feed'),
    title: nasty,
    subtitle: 'What changed',
    author: 'Guide',
    self: 'https://guide.example.org/en/feed.xml',
    page: 'https://guide.example.org/en/about/timeline/',
    entries: [entry],
  });
  expect(text).toContain(`<title>]]&#62; &#60;b&#62;&#38;amp; &#34;quotes&#34; 'too'  😀</title>`);
  expect(text).toContain(
    '<content type="html">&#60;p&#62;]]&#38;#62; &#38;#60;b&#38;#62;&#38;#38;amp;',
  );
  expect(text).not.toMatch(/[\u0000\u0008\uFFFE]/);
});

test('an id is a UUIDv5 of a permanent name', () => {
  expect(urnOf('fact zh-CN wildcard')).toBe('urn:uuid:38f733cf-67d9-502c-a1d7-218c87459ee2');
});
