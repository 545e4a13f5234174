import { createHash } from 'node:crypto';

/** An Atom feed (RFC 4287). All URLs are absolute. */
export interface Feed {
  lang: string;
  /** A permanent id, from {@link urnOf}. */
  id: string;
  title: string;
  subtitle: string;
  author: string;
  /** The feed's own URL. */
  self: string;
  /** The page with the same contents. */
  page: string;
  entries: FeedEntry[];
}

export interface FeedEntry {
  id: string;
  title: string;
  /** YYYY-MM-DD */
  updated: string;
  /** The entry on that page. */
  link: string;
  category: { term: string; label: string };
  /** HTML with absolute URLs. */
  content: string;
}

/**
 * Renders a feed. Written by hand because the package `feed` omits the feed's language, which screen readers
 * and filters need, and depends on an XML converter for a single template.
 * @returns the feed as XML; the same feed always gives the same text
 */
export function atomOf({ lang, id, title, subtitle, author, self, page, entries }: Feed): string {
  // A feed without entries still needs a date.
  const updated = entries.map((entry) => entry.updated).reduce((a, b) => (a > b ? a : b), '2026');
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(lang)}">
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<updated>${instantOf(updated)}</updated>
<author><name>${escapeXml(author)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" hreflang="${escapeXml(lang)}" href="${escapeXml(page)}"/>
${entries.map(entryOf).join('\n')}
</feed>
`;
}

function entryOf({ id, title, updated, link, category, content }: FeedEntry): string {
  return `<entry>
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<updated>${instantOf(updated)}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>
<category term="${escapeXml(category.term)}" label="${escapeXml(category.label)}"/>
<content type="html">${escapeXml(content)}</content>
</entry>`;
}

/** The namespace of this site's ids (RFC 9562, 5.5): random, and never to be changed. */
const namespace = Buffer.from('6f0d7c1be2a94f5f9c37d1a0b86e4452', 'hex');

/**
 * @param name a permanent name
 * @returns its id (UUIDv5), independent of where the site is served: feed readers recognize entries by it
 */
export function urnOf(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/**
 * @returns a text escaped for XML and HTML, in an element or in quotes, without characters that XML does not
 *   allow.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @returns midnight UTC of a day. */
function instantOf(date: string): string {
  return new Date(date).toISOString().replace('.000', '');
}
