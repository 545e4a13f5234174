import { describe, expect, test } from 'vitest';
import { atomOf, escapeXml, urnOf } from '../../src/exports/atom.ts';
import type { Feed, FeedEntry } from '../../src/exports/atom.ts';

const entry: FeedEntry = {
  id: urnOf('one'),
  title: 'One',
  updated: '2026-11-20',
  link: 'https://guide.example.org/about/timeline/#one',
  category: { term: 'price', label: 'Price' },
  content: '<p>One</p>',
};

const feed: Feed = {
  lang: 'en',
  id: urnOf('feed'),
  title: 'Timeline',
  subtitle: 'What changed',
  author: 'Guide',
  self: 'https://guide.example.org/en/feed.xml',
  page: 'https://guide.example.org/en/about/timeline/',
  entries: [entry],
};

describe('a feed', () => {
  test('is dated by its newest entry, and reproducible', () => {
    const entries = ['2026-11-20', '2026-12-01', '2026-11-30'].map((updated) => ({
      ...entry,
      updated,
    }));
    const text = atomOf({ ...feed, entries });
    expect(/<updated>(.*?)<\/updated>/.exec(text)?.[1]).toBe('2026-12-01T00:00:00Z');
    expect(atomOf({ ...feed, entries })).toBe(text);
  });

  test('is well-formed whatever a fact contains', () => {
    const nasty = `]]> <b>&amp; "quotes" 'too' \u0000\u0008\uFFFE 😀`;
    const text = atomOf({
      ...feed,
      title: nasty,
      entries: [{ ...entry, title: nasty, content: `<p>${escapeXml(nasty)}</p>` }],
    });
    expect(text).toContain(
      `<title>]]&#62; &#60;b&#62;&#38;amp; &#34;quotes&#34; 'too'  😀</title>`,
    );
    expect(text).toContain(
      '<content type="html">&#60;p&#62;]]&#38;#62; &#38;#60;b&#38;#62;&#38;#38;amp;',
    );
    expect(text).not.toMatch(/[\u0000\u0008\uFFFE]/);
  });
});

test('an id is a UUIDv5 of a permanent name', () => {
  expect(urnOf('fact zh-CN wildcard')).toBe('urn:uuid:38f733cf-67d9-502c-a1d7-218c87459ee2');
  expect(urnOf('fact zh-CN wildcard')).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(urnOf('fact en wildcard')).not.toBe(urnOf('fact zh-CN wildcard'));
});
